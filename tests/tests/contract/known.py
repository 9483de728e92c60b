# What is drawn names nothing that exists: half of the ids that have the right form become those of people and things
# that the test made. Which half is told by the id itself, so that one seed stays one run.
import json
import os
import re

import schemathesis

KNOWN = json.loads(os.environ["VISAVIS_KNOWN"])
ID = re.compile("[0-9a-f]{16}([0-9a-f]{16})?")


def known(name, value):
    is_chosen = isinstance(value, str) and ID.fullmatch(value) and int(value, 16) % 2 == 0
    return KNOWN.get(name, value) if is_chosen else value


@schemathesis.hook
def before_call(context, case, kwargs):
    if isinstance(case.path_parameters, dict) and "id" in case.path_parameters:
        # The word before the id says whose it is.
        whose = case.operation.path.split("/{id}")[0].rsplit("/", 1)[-1]
        case.path_parameters["id"] = known(whose, case.path_parameters["id"])
    if isinstance(case.path_parameters, dict) and case.path_parameters.get("login") == KNOWN["asks"]:
        # The tool learns logins from answers; who resets their own account asks nothing more.
        case.path_parameters["login"] = KNOWN["spare"]
    if isinstance(case.body, dict):
        case.body = {name: known(name, value) for name, value in case.body.items()}
