// Three axes, three shapes: letter with bars and word, digit in a square, plain code. Never colour alone.

import type { Annotation, Axis } from "../api/types";
import { words } from "../words/words";
import { AXES } from "./build";
import { gradeOf } from "./describe";
import { ratingsOf } from "./note";
import { ADMIRALTY, knownGrades, scaleName } from "./scales";

const SHADES = ["a", "b", "c", "d", "e"] as const;

interface BadgeProps {
  readonly axis: Axis;
  readonly value: string;
  /** The Admiralty code where nothing else is said. */
  readonly scale?: string;
}

export function Badge({ axis, value, scale = ADMIRALTY }: BadgeProps) {
  switch (axis) {
    case "source":
      return scale === ADMIRALTY ? <SourceGrade said={value} shade={letter(value)} missing={value === "F"} /> : <OtherGrade value={value} scale={scale} />;
    case "information":
      return <span class="info">{value}</span>;
    case "transmission":
      return <span class="trans">{value}</span>;
  }
}

function letter(value: string): number {
  return SHADES.findIndex((shade) => shade.toUpperCase() === value);
}

/** Where the order of a group's own scale is not known here, its word stands without colour and bars. */
function OtherGrade({ value, scale }: { readonly value: string; readonly scale: string }) {
  const grades = knownGrades("source", scale) ?? [];
  const place = grades.findIndex((grade) => grade.value === value);
  const { word } = gradeOf("source", value, scale);
  if (place < 0) return <span class="grade own">{word}</span>;
  return <SourceGrade said={word} shade={Math.round((place / (grades.length - 1)) * (SHADES.length - 1))} missing={false} />;
}

/** @param shade how much it gives to think about, from 0 to 4; less for what says nothing */
function SourceGrade({ said, shade, missing }: { readonly said: string; readonly shade: number; readonly missing: boolean }) {
  return (
    <span class={`grade ${SHADES[shade] ?? (missing ? "f" : "none")}`}>
      {said}
      {shade >= 0 ? (
        <span class="bars" aria-hidden="true">
          {SHADES.map((bar, n) => (
            <i key={bar} class={n <= shade ? "on" : ""} />
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
        const { scale, value } = rating;
        const { word, meaning } = gradeOf(axis, value, scale);
        return [
          <dt key={`${axis}-name`}>{words.axes[axis].short}</dt>,
          <dd key={axis} title={meaning}>
            <Badge axis={axis} value={value} scale={scale} /> {scale === ADMIRALTY || axis !== "source" ? word : <span class="hint">{scaleName({ id: scale, version: rating.scaleVersion })}</span>}
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
