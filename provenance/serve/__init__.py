"""The live page: paste a text or drop files, get the report. For one's own machine only; it keeps nothing.

`application` is the ASGI application (starlette); `work` is what a request makes, in a process that can be stopped.
"""
