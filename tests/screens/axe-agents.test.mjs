// Every scene of the agents' windows in a real browser: axe at zero. A file is a process: the rest is looked at beside.

import { lookAt } from './look.mjs';
import { isAgents } from './scenes/index.mjs';

lookAt(isAgents);
