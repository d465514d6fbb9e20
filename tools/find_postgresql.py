"""Print the address of a PostgreSQL server the tests may use, or fail when there is none.

`$JALON_TEST_DATABASE_URL` says it; else the usual places on this machine are tried.
"""

import os
import sys

import psycopg

PLACES = [
    "postgresql://postgres:postgres@127.0.0.1:5432/postgres",
    "postgresql://postgres@127.0.0.1:5432/postgres",
    f"postgresql://{os.environ.get('USER', 'root')}@%2Fvar%2Frun%2Fpostgresql/postgres",
]


def main() -> int:
    """The first address where a database can be created."""
    given = os.environ.get("JALON_TEST_DATABASE_URL")
    for url in [given] if given else PLACES:
        try:
            with psycopg.connect(url, connect_timeout=3) as connection:
                role = connection.execute(
                    "select rolsuper or rolcreatedb from pg_roles where rolname = current_user"
                ).fetchone()
        except psycopg.OperationalError:
            continue
        if role and role[0]:
            sys.stdout.write(url + "\n")
            return 0
    return 1


if __name__ == "__main__":
    sys.exit(main())
