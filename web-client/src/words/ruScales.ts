// The scales of reliability in Russian.

export const axes = {
  source: {
    title: "Источник",
    short: "Источник",
    ask: "Насколько можно полагаться на источник этих слов?",
    legend: "Источник, от A до F",
  },
  information: {
    title: "Сведения",
    short: "Сведения",
    ask: "Правдоподобно ли это утверждение, кто бы его ни высказал?",
    legend: "Сведения, от 1 до 6",
  },
  transmission: {
    title: "Передача",
    short: "Передача",
    ask: "Верно ли отрывок передаёт свой источник?",
    legend: "Передача, от T0 до T4",
  },
};

// What is said of a grade that holds for a passage.
export const held = { differ: "рецензенты расходятся" };

export const grades = {
  source: [
    { value: "A", word: "проверяемый", meaning: "Архивная публикация или рецензируемый труд, источники можно проверить" },
    { value: "B", word: "документированный", meaning: "Научный или документированный труд, известны мелкие ошибки" },
    { value: "C", word: "смешанный", meaning: "Полезен, но неровен; воспоминания или журналистика с ясной основой" },
    { value: "D", word: "слабый", meaning: "Часто ошибается или весьма пристрастен" },
    { value: "E", word: "искажающий", meaning: "Известный вымысел или постоянное искажение" },
    { value: "F", word: "нет оснований", meaning: "Судить нельзя. Хранится как отсутствие оценки, не как середина" },
  ],
  information: [
    { value: "1", word: "подтверждено", meaning: "Подтверждено другими независимыми источниками" },
    { value: "2", word: "вероятно", meaning: "Вероятно, верно" },
    { value: "3", word: "возможно", meaning: "Возможно, верно" },
    { value: "4", word: "сомнительно", meaning: "Сомнительно" },
    { value: "5", word: "маловероятно", meaning: "Маловероятно" },
    { value: "6", word: "нет суждения", meaning: "Судить нельзя. Хранится как отсутствие оценки, не как середина" },
  ],
  transmission: [
    { value: "T0", word: "не сверено", meaning: "Никто ещё не сверял с источником" },
    { value: "T1", word: "дословно", meaning: "Сверено, слово в слово" },
    { value: "T2", word: "правка указана", meaning: "Сверено; сокращено или изменено, и об этом сказано" },
    { value: "T3", word: "правка меняет смысл", meaning: "Сверено; изменения меняют смысл" },
    { value: "T4", word: "не найдено", meaning: "На указанной странице не найдено" },
  ],
};

// The other scales of sources; their grades by value, from best to worst.
export const scales = {
  names: { admiralty: "Адмиралтейский код, от A до F", rsp: "Пять классов, как в списке источников Википедии", three: "Три ступени: полагаться, проверять, избегать" } as { readonly admiralty: string } & Readonly<Record<string, string>>,
  own: "собственная шкала группы",
  of: (group: string, scale: string) => `${group} оценивает источники по шкале: ${scale}.`,
  asking: (group: string) => `Загружается шкала, по которой ${group} оценивает источники…`,
  failed: (group: string) => `Не удалось загрузить, по какой шкале ${group} оценивает источники. На остальные вопросы можно ответить и пока.`,
  stays: (grade: string, scale: string) => `До сих пор оценено: «${grade}» (${scale}). Так и останется, пока вы не выберете здесь; ничего не пересчитывается.`,
  kept: (grade: string, scale: string, now: string) => `Источник оценён: «${grade}» (${scale}), так и будет сохранено. Те, кому вы это показываете, оценивают источники по шкале: ${now}.`,
  anew: "Оценить по этой шкале",
  grades: {
    rsp: {
      "generally reliable": { word: "в целом надёжный", meaning: "Надёжен в своей области; исключения известны и названы" },
      "no consensus": { word: "нет согласия", meaning: "Согласия нет или надо учитывать большее, например, кто и о чём пишет" },
      "generally unreliable": { word: "в целом ненадёжный", meaning: "В большинстве случаев сомнителен; годится лишь для того, что говорит о себе" },
      "deprecated": { word: "не рекомендован", meaning: "Не используют, кроме бесспорного" },
      "blacklisted": { word: "в чёрном списке", meaning: "На него совсем не ссылаются" },
    },
    three: {
      "rely": { word: "полагаться", meaning: "Можно цитировать как есть" },
      "check": { word: "проверять", meaning: "Сначала проверить по другим источникам" },
      "avoid": { word: "избегать", meaning: "Ни на чём не основывать" },
    },
  } as Readonly<Record<string, Readonly<Record<string, { readonly word: string; readonly meaning: string }>>>>,
};
