// Numbers as a language writes them, and the forms that follow them: English has two, Russian three. The tables behind
// them are made when they are first needed, which for the language that is not shown is never.

export type Forms = { readonly other: string } & { readonly [form in Intl.LDMLPluralRule]?: string };

export function plurals(language: string): (count: number, forms: Forms) => string {
  let rules: Intl.PluralRules | null = null;
  return (count, forms) => forms[(rules ??= new Intl.PluralRules(language)).select(count)] ?? forms.other;
}

export function numbers(language: string): (count: number) => string {
  let format: Intl.NumberFormat | null = null;
  return (count) => (format ??= new Intl.NumberFormat(language)).format(count);
}
