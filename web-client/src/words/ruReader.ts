// What the reader says around the text, in Russian.

import type { Words } from "./en";

export const beside: Words["beside"] = {
  title: "Читать рядом",
  open: "Открыть рядом",
  loading: "Загружается список документов…",
  same: (title) => `${title} (этот документ)`,
  page: (pages) => `Страница, от 1 до ${pages}`,
  swap: "Поменять местами",
  divider: "Граница двух текстов",
  share: (near, far) => `${near} % первому тексту, ${far} % второму`,
  more: "Больше места второму тексту",
  less: "Меньше места второму тексту",
  closed: "Снова показан один текст.",
};
