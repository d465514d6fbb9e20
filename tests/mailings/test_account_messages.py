"""Messages about signing in leave before all others, and no page waits for a mail server."""

from __future__ import annotations

import socket
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from jalon.accounts.models import User
from jalon.mailings.actions.account_messages import SERVES, queue_account_message
from jalon.mailings.models import AccountMessage
from jalon.mailings.sending import send_due
from tests.mailings.conftest import Write
from tests.mailings.smtp import Post

pytestmark = pytest.mark.django_db


def code(to_email: str = "lea@membre.example") -> AccountMessage:
    return queue_account_message(to_email=to_email, subject="Votre code", text="ABC-123")


def test_it_leaves_before_the_rest_and_is_not_kept(post: Post, write: Write) -> None:
    write(send_after=timezone.now(), urgent=True)
    code()
    send_due()
    assert [str(letter["Subject"]) for letter in post.letters] == ["Votre code", "Des nouvelles?"]
    assert not AccountMessage.objects.exists()


def test_a_page_does_not_wait_for_a_server_that_says_nothing(settings: Any, coordinator: User) -> None:
    settings.EMAIL_BACKEND = "jalon.mailings.backends.smtp.EmailBackend"
    with socket.create_server(("127.0.0.1", 0)) as silent:  # takes a connection, and never speaks
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", silent.getsockname()[1]
        silent.settimeout(0)
        answer = Client().post("/compte/login/code/", {"email": coordinator.email})
        assert answer.status_code == 302
        with pytest.raises(BlockingIOError):
            silent.accept()
    assert AccountMessage.objects.get().to_email == coordinator.email


def test_what_a_server_will_not_have_now_is_tried_again_soon(post: Post) -> None:
    post.to = lambda _email: "451 4.3.0 later"
    code()
    send_due()
    waiting = AccountMessage.objects.get()
    assert timezone.now() < waiting.send_after < timezone.now() + timedelta(minutes=1)
    post.to = lambda _email: "250 OK"
    send_due(now=waiting.send_after)
    assert len(post.taken) == 1


def test_what_serves_no_more_does_not_leave(post: Post) -> None:
    code()
    send_due(now=timezone.now() + SERVES)
    assert post.taken == []
    assert not AccountMessage.objects.exists()


def test_one_address_that_does_not_exist_stops_nobody_else(post: Post) -> None:
    post.to = lambda email: "550 5.1.1 none" if email.startswith("mauvaise") else "250 OK"
    code("mauvaise@membre.example")
    code()
    send_due()
    assert list(post.recipients) == ["lea@membre.example"]
    assert not AccountMessage.objects.exists()


def test_the_trial_lets_people_in(post: Post, settings: Any, write: Write) -> None:
    settings.DEMO = True
    write(send_after=timezone.now(), urgent=True)
    code()
    send_due()
    assert [str(letter["Subject"]) for letter in post.letters] == ["Votre code"]
