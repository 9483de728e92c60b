// Matchers that speak of what a person perceives.

import '@testing-library/jest-dom/vitest';
