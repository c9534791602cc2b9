// What went wrong, where it went wrong. It is read out when it appears.

interface ProblemProps {
  /** Nothing is shown where there is nothing to say. */
  readonly said: string | null | undefined;
  /** Beside a button, in its line. */
  readonly inline?: boolean;
}

export function Problem({ said, inline = false }: ProblemProps) {
  if (!said) return null;
  return inline ? (
    <span class="problem" role="alert">
      {said}
    </span>
  ) : (
    <p class="problem" role="alert">
      {said}
    </p>
  );
}
