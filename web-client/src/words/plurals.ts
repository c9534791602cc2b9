// Numbers as a language writes them, and the forms that follow them: English has two, Russian three.

export type Forms = { readonly other: string } & { readonly [form in Intl.LDMLPluralRule]?: string };

export function plurals(language: string): (count: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(language);
  return (count, forms) => forms[rules.select(count)] ?? forms.other;
}

export function numbers(language: string): (count: number) => string {
  const format = new Intl.NumberFormat(language);
  return (count) => format.format(count);
}
