"""Following members: what is asked of all of them, how new ones are welcomed, how often they are contacted.

Who is a member is said by `network`; here is kept what goes on with them. `plans` counts it by its measures.
"""
