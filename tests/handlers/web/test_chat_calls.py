"""What the chat page calls, called by others: another site's page, and whoever sends nonsense."""

import httpx
import pytest

from handlers.address_settings import is_loopback

SAID = {"som": "polisen-reporter", "text": "tobakstillsyn i Skogås igår"}


async def test_the_page_lets_no_other_site_in(client: httpx.AsyncClient) -> None:
    page = await client.get("/chatt")
    assert page.status_code == 200
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "set-cookie" not in page.headers
    assert "http" not in page.text.replace("http-equiv", "")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 204),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Content-Type": "text/plain"}, 403),
        ({"Content-Type": "application/x-www-form-urlencoded"}, 403),
        ({"Host": "rebound.example"}, 421),
        ({"Host": "localhost"}, 204),
    ],
)
async def test_only_a_page_of_its_own_may_speak(
    client: httpx.AsyncClient, headers: dict[str, str], status: int
) -> None:
    assert (await client.post("/chatt/sagt", json=SAID, headers=headers)).status_code == status


@pytest.mark.parametrize("path", ["/chatt", "/chatt/handelser?som=polisen-reporter"])
async def test_a_name_that_was_made_to_lead_here_shows_nothing(client: httpx.AsyncClient, path: str) -> None:
    assert (await client.get(path, headers={"Host": "rebound.example"})).status_code == 421


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b'"text"', b"{}", b'{"som": "polisen-reporter"}', b'{"som": 1, "text": "hej"}'],
)
@pytest.mark.parametrize("path", ["/chatt/sagt", "/chatt/tryckt"])
async def test_nonsense_is_refused_in_a_sentence(client: httpx.AsyncClient, path: str, body: bytes) -> None:
    answer = await client.post(path, content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 400
    assert answer.text.endswith(".")


@pytest.mark.parametrize("text", ["", "  \n", "x" * 4001])
async def test_an_empty_or_endless_message_is_refused(client: httpx.AsyncClient, text: str) -> None:
    answer = await client.post("/chatt/sagt", json=SAID | {"text": text})
    assert (answer.status_code, answer.text) == (400, "Skriv mellan 1 och 4000 tecken.")


async def test_a_part_that_there_is_not(client: httpx.AsyncClient) -> None:
    said = await client.post("/chatt/sagt", json=SAID | {"som": "skatteverket-reporter"})
    assert (said.status_code, said.text) == (400, "Den rollen finns inte; ladda om sidan.")
    assert (await client.get("/chatt/handelser?som=ingen")).status_code == 404


async def test_a_body_without_end_is_refused(client: httpx.AsyncClient) -> None:
    assert (await client.post("/chatt/sagt", json=SAID | {"text": "x" * 1_100_000})).status_code == 413


@pytest.mark.parametrize(
    ("host", "is_here"),
    [
        ("127.0.0.1", True),
        ("127.8.9.1", True),
        ("::1", True),
        ("[::1]", True),
        ("localhost", True),
        ("0.0.0.0", False),  # noqa: S104 - told apart, not listened on
        ("192.0.2.1", False),
        ("localhost.example", False),
        ("", False),
    ],
)
def test_which_addresses_are_this_machine(host: str, is_here: bool) -> None:  # noqa: FBT001 - a table's column
    assert is_loopback(host) is is_here
