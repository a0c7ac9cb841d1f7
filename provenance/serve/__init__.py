"""The live page: paste a text or drop files, get the report. For the user's own machine only; it keeps nothing.

`application` is the ASGI application (starlette); `work` does what a request asks for, in a stoppable process.
"""
