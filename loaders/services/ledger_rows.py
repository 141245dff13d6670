"""The rows of the ledger that services become."""

from collections.abc import Iterable
from typing import Any

from loaders.rows import Rows
from loaders.services.records import Service


def ledger_rows(services: Iterable[Service]) -> Rows:
    """The rows, without the load; no table where there are none."""
    found = [_row(service) for service in services]
    return {"item_service": found} if found else {}


def _row(service: Service) -> dict[str, Any]:
    return {
        "source": service.source,
        "plan_id": service.item.plan_id,
        "item_id": service.item.item_id,
        "item_text": service.item.text,
        "serves_plan_id": service.serves_plan_id,
        "serves_item_id": service.serves.item_id if service.serves else "",
        "serves_text": service.serves.text if service.serves else "",
        "note": service.note,
        "is_withdrawn": service.is_withdrawn,
    }
