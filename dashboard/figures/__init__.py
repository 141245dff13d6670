"""Figures: data in, a Plotly figure out; nothing here knows Streamlit or DuckDB."""
