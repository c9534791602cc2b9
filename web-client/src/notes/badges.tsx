// Three axes, three shapes: letter with bars and word, digit in a square, plain code. Never colour alone.

import type { Annotation, Axis } from "../api/types";
import { words } from "../words/words";
import { AXES } from "./build";
import { gradeOf } from "./describe";
import { ratingsOf } from "./note";

const BARS: Readonly<Record<string, number>> = { A: 1, B: 2, C: 3, D: 4, E: 5 };

export function Badge({ axis, value }: { readonly axis: Axis; readonly value: string }) {
  switch (axis) {
    case "source":
      return <SourceGrade value={value} />;
    case "information":
      return <span class="info">{value}</span>;
    case "transmission":
      return <span class="trans">{value}</span>;
  }
}

function SourceGrade({ value }: { readonly value: string }) {
  const on = BARS[value];
  return (
    <span class={`grade ${on || value === "F" ? value.toLowerCase() : "none"}`}>
      {value}
      {on ? (
        <span class="bars" aria-hidden="true">
          {[1, 2, 3, 4, 5].map((bar) => (
            <i key={bar} class={bar <= on ? "on" : ""} />
          ))}
        </span>
      ) : (
        <span aria-hidden="true">?</span>
      )}
    </span>
  );
}

export function Ratings({ annotation, full }: { readonly annotation: Annotation; readonly full: boolean }) {
  const ratings = ratingsOf(annotation);
  return (
    <dl class="axes">
      {AXES.flatMap((axis) => {
        const rating = ratings.find((one) => one.axis === axis);
        if (!rating) return [];
        return [
          <dt key={`${axis}-name`}>{words.axes[axis].short}</dt>,
          <dd key={axis} title={gradeOf(axis, rating.value).meaning}>
            <Badge axis={axis} value={rating.value} /> {gradeOf(axis, rating.value).word}
          </dd>,
          ...(full && rating.explanation
            ? [
                <dd key={`${axis}-basis`} class="why">
                  {rating.explanation}
                </dd>,
              ]
            : []),
        ];
      })}
    </dl>
  );
}
