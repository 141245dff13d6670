"""How do you know? Every load: who, when, from what, and the way back."""

from dashboard import history_view, navigation, parts, queries, words

try:
    loads, choices = queries.loads(), queries.choices()
except queries.NotPublished:
    loads, choices = [], {}
standing = sum(load.undone_at is None for load in loads)
says = f"{words.count(len(loads), 'load').capitalize()}, of which {standing} "
says += f"{words.verb(standing, 'stands', 'stand')}." if loads else "stand."
past = queries.past()
nothing = "Nothing had been loaded then." if past else "Nothing has been loaded yet."
parts.head(navigation.WORK, "History", says if loads else nothing)
parts.show_answer()
if past:
    history_view.offer_now()
if loads:
    history_view.show(loads, choices)
    history_view.offer_undo(loads, choices)
