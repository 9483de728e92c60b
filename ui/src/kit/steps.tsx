// The steps of a check in their order, each with its state. Must not know what a step is made of.

/** A step: its state is told in words, and `isCurrent` says where one is when the state says something else. */
export type Step = {
  id: string;
  name: string;
  state: 'todo' | 'current' | 'agrees' | 'attention' | 'recorded';
  told: string;
  isCurrent?: boolean;
};

type Props = {
  label: string;
  steps: Step[];
  /** Goes to a step that can be gone back to; without it the steps are only told. */
  onGo?: ((id: string) => void) | undefined;
};

/** The rail of steps. */
export function Steps({ label, steps, onGo }: Props) {
  return (
    <nav aria-label={label}>
      <ol className="steps">
        {steps.map((step, at) => {
          const isCurrent = step.isCurrent ?? step.state === 'current';
          return (
            <li key={step.id} {...(isCurrent && { 'aria-current': 'step' as const })}>
              <span className="number">{at + 1}</span>
              {onGo && !isCurrent && step.state !== 'todo' ? (
                <button type="button" className="name" onClick={() => onGo(step.id)}>
                  {step.name}
                </button>
              ) : (
                <span className="name">{step.name}</span>
              )}
              <span className="state" data-state={step.state}>
                {step.told}
              </span>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
