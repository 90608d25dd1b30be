"""An OpenID provider: found by discovery, believed by its keys, mapped by a file."""
