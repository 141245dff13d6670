"""What a page says of a state of the past: which it is, and the way back to now."""

from dashboard import words
from dashboard.markup import Html, element, link
from dashboard.records import Past


def banner(past: Past) -> Html:
    """The line at the top of every page."""
    rest = "; nothing later is shown, and deadlines are held against that day. "
    # The History page has the button.
    back = link("history", "Come back to now")
    return element("p", element("strong", state(past)), rest, back, class_="hw-past", role="note")


def state(past: Past) -> str:
    """Which state is shown, as the beginning of a sentence."""
    day = f"This is the state as of {words.day(past.on)}"
    if past.load_id is None:
        return f"{day}, before the first load"
    return f"{day}, load {past.load_id}{' undone' if past.is_undone else ''}"


def nothing(past: Past) -> str:
    """The title of a page that has no plan to show."""
    return "Nothing had been loaded then" if past.load_id is None else "No plan stood then"
