// Every state that is looked at: by axe, by the camera, by people. One file per window or page.

import { APPLICANT } from './applicant.mjs';
import { COUNTER } from './counter.mjs';
import { FIELD } from './field.mjs';
import { KIT } from './kit.mjs';
import { MANAGER } from './manager.mjs';
import { SIGN_IN } from './sign-in.mjs';

/**
 * A scene: `window` names the built page, `name` the state. Agents' windows give `snapshot` and `answers`
 * (gesture by name), web pages `path` and `server` (answers by `GET /v1/…`). `act` plays until the state is
 * reached and waits for it; `size` overrules the size its user has.
 */
export const SCENES = [...SIGN_IN, ...COUNTER, ...FIELD, ...APPLICANT, ...MANAGER, ...KIT];

/** Whether a scene is one of the two agents' windows. */
export const isAgents = ({ window }) => window === 'counter' || window === 'field';
