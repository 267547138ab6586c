"""The pages: what each shows is looked up and set by a template; nothing is decided. One file a subject."""

from __future__ import annotations

from fastapi import APIRouter

from onrecord.show.web import diary, documents, events, people, searching

router = APIRouter()
for subject in (diary, events, people, documents, searching):
    router.include_router(subject.router)
