// Which of the two windows this page is: sizes and the place of the action follow from it.

import { createContext, useContext } from 'react';

/** The clerk's desk or the carrier's phone. */
export type Place = 'counter' | 'field';

/** Given once, by the window. */
export const PlaceOfWork = createContext<Place>('counter');

/** Where the agent works. */
export const usePlace = (): Place => useContext(PlaceOfWork);
