// The console as a whole: who is signed in, the bar with their pages, the page that is open.

import { type ReactNode, useEffect, useRef } from 'react';
import type { StaffMember } from '../host/wire.ts';
import { Empty } from '../kit/empty.tsx';
import type { Key } from '../words/keys.ts';
import { useWords } from '../words/words.tsx';
import { ActsPage } from './acts/page.tsx';
import { WithActs } from './acts/waiting.tsx';
import { Bar } from './bar.tsx';
import { DayPage } from './day/page.tsx';
import { PlanPage } from './day/plan.tsx';
import { SheetPage } from './day/sheet.tsx';
import { VisitsPage } from './day/visits.tsx';
import { WeekPage } from './day/week.tsx';
import { AgentsPage } from './lists/agents.tsx';
import { DevicesPage } from './lists/devices.tsx';
import { DocumentsPage } from './lists/documents.tsx';
import { NotBackPage } from './lists/not-back.tsx';
import { NoticesPaused } from './lists/notices-paused.tsx';
import { OfficesPage } from './lists/offices.tsx';
import { QuarantinePage } from './lists/quarantine.tsx';
import { StaffPage } from './lists/staff.tsx';
import { StopListPage } from './lists/stop-list.tsx';
import { Stuck } from './lists/stuck.tsx';
import { ToBookPage } from './lists/to-book.tsx';
import { OrdersPage } from './orders/page.tsx';
import { AccountPage } from './session/account.tsx';
import { useSession } from './session/asking.ts';
import { ResetPage } from './session/reset.tsx';
import { InSession } from './session/session.tsx';
import { addressOf, Link, usePlace } from './where.tsx';

type Role = StaffMember['role'];

type Page = {
  name: string;
  roles: readonly Role[];
  /** Its name in the bar; pages without one are reached from another. */
  label?: Key;
  show(of: string | undefined): ReactNode;
};

const MANAGER: readonly Role[] = ['manager'];
const ADMINISTRATOR: readonly Role[] = ['administrator'];
const ALL: readonly Role[] = ['administrator', 'manager', 'reviewer'];

// In the order of the bar; the first that a role may open is its home.
const PAGES: readonly Page[] = [
  { name: 'day', roles: MANAGER, label: 'console-day', show: (of) => <DayPage of={of} /> },
  { name: 'week', roles: MANAGER, label: 'console-week', show: (of) => <WeekPage of={of} /> },
  { name: 'visits', roles: MANAGER, label: 'console-visits', show: (of) => <VisitsPage of={of} /> },
  { name: 'to-book', roles: MANAGER, label: 'console-to-book', show: () => <ToBookPage /> },
  { name: 'not-back', roles: MANAGER, label: 'console-not-back', show: () => <NotBackPage /> },
  { name: 'plan', roles: MANAGER, show: (of) => <PlanPage of={of} /> },
  { name: 'round', roles: MANAGER, show: (of) => <SheetPage of={of} /> },
  { name: 'offices', roles: ADMINISTRATOR, label: 'console-offices', show: () => <OfficesPage /> },
  { name: 'agents', roles: ADMINISTRATOR, label: 'console-agents', show: () => <AgentsPage /> },
  { name: 'devices', roles: ADMINISTRATOR, label: 'console-devices', show: () => <DevicesPage /> },
  { name: 'documents', roles: ADMINISTRATOR, label: 'console-documents', show: () => <DocumentsPage /> },
  { name: 'stop-list', roles: ADMINISTRATOR, label: 'console-stop-list', show: () => <StopListPage /> },
  { name: 'orders', roles: ADMINISTRATOR, label: 'console-orders', show: () => <OrdersPage /> },
  {
    name: 'quarantine',
    roles: ['administrator', 'reviewer'],
    label: 'console-quarantine',
    show: () => <QuarantinePage />,
  },
  { name: 'staff', roles: ADMINISTRATOR, label: 'console-staff', show: () => <StaffPage /> },
  { name: 'acts', roles: ADMINISTRATOR, label: 'console-acts', show: () => <ActsPage /> },
  { name: 'account', roles: ALL, show: () => <AccountPage /> },
];

/** The whole console. */
export function Console() {
  const { page } = usePlace();
  // The link of a reset is used by somebody who cannot sign in.
  if (page === 'reset') return <ResetPage />;
  return (
    <InSession>
      <OfRole />
    </InSession>
  );
}

/** Acts are read for administrators alone. */
function OfRole() {
  const { me } = useSession();
  if (me.role !== 'administrator') return <Frame />;
  return (
    <WithActs>
      <Frame />
    </WithActs>
  );
}

function Frame() {
  const words = useWords();
  const { me } = useSession();
  const place = usePlace();
  const mine = PAGES.filter(({ roles }) => roles.includes(me.role));
  const open = place.page === '' ? mine[0] : mine.find(({ name }) => name === place.page);
  useFocusOnMove(open?.name);
  return (
    <div className="console">
      <a className="skip" href="#page">
        {words.text('console-skip')}
      </a>
      <Bar pages={mine} open={open?.name} />
      {me.role === 'administrator' && <NoticesPaused />}
      {me.role === 'administrator' && <Stuck />}
      <div id="page" className="page" tabIndex={-1}>
        {open ? open.show(place.of) : <NoSuchPage />}
      </div>
    </div>
  );
}

/** A new page is told: its title takes the focus, unless it has put the focus somewhere itself. */
function useFocusOnMove(name: string | undefined) {
  const before = useRef(name);
  useEffect(() => {
    if (before.current === name) return;
    before.current = name;
    document.querySelector<HTMLElement>('#page h1')?.focus();
  }, [name]);
}

function NoSuchPage() {
  const words = useWords();
  return (
    <main className="shelf">
      <h1 tabIndex={-1}>{words.text('console-no-page')}</h1>
      <Empty title={words.text('console-no-page-lead')}>
        <Link to={addressOf('')}>{words.text('console-home')}</Link>
      </Empty>
    </main>
  );
}
