// Every scene of the web pages and of the kit in a real browser: axe at zero.

import { lookAt } from './look.mjs';
import { isAgents } from './scenes/index.mjs';

lookAt((scene) => !isAgents(scene));
