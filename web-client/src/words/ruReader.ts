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

export const turning: Words["turning"] = {
  firstPage: "Это первая страница.",
  lastPage: "Это последняя страница.",
};

export const landing: Words["landing"] = {
  pinned: "В этой версии.",
  current: "В текущей версии; адрес версии не называет.",
  goesOn: "Они продолжаются на следующей странице.",
  clear: "Больше не показывать",
  elsewhere: "Слова этого адреса стоят на другой странице.",
  go: "Перейти к ним",
  unreadable: (text) => `Адрес указывает слова как «${text}», это не место: нужны два числа, например 120-160.`,
};

export const printing: Words["printing"] = {
  command: "Печать",
  title: "Печать этой страницы",
  what: "Что печатать",
  both: "Текст и заметки",
  text: "Только текст",
  notes: "Только заметки",
  hint: "На бумаге будут документ, страница, версия, адрес и день. Выбор действует и для команды самого браузера.",
  print: "Напечатать",
};

export const theme: Words["theme"] = { label: "Цвета", auto: "Как в системе", light: "Светлые", dark: "Тёмные" };

export const ways: Words["ways"] = {
  annotating: "Пометить",
  reading: "Читать",
  moving: "Перейти",
  nextNote: "Следующая заметка в тексте",
  previousNote: "Предыдущая заметка в тексте",
};

export const paragraph: Words["paragraph"] = {
  name: (number) => `Абзац ${number}`,
  whole: "Весь абзац",
  choose: "Выбрать первое и последнее слово",
  hint: "Коснитесь первого слова и последнего или дойдите до них кнопками.",
  first: "Первое слово",
  last: "Последнее слово",
  firstBack: "Первое слово: на одно раньше",
  firstOn: "Первое слово: на одно дальше",
  lastBack: "Последнее слово: на одно раньше",
  lastOn: "Последнее слово: на одно дальше",
  sentence: "До конца предложения",
};
