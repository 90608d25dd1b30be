"""The example: a partnership's life on the real agreement, made up but for its text and its dates.

The people, their delays and their documents are invented. Whatever is random is drawn from the
obligation's own key, so that the same day always gives the same life.
"""
