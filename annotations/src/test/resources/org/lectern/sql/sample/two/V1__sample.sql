CREATE TABLE sample (name TEXT PRIMARY KEY, content TEXT);
