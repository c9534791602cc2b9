// Words for sending a text and watching it being taken in, in English.

export const upload = {
  sending: "Sending the file.",
  sent: (mebibytes: number, of: number) => `${mebibytes} of ${of} MiB sent.`,
  arrived: "The file is there and is being looked at.",
  stop: "Stop sending",
  stopped: "Stopped; nothing of it was kept. The file is still chosen.",
  lost: "The connection was lost before all of the file was there, and nothing of it was kept. It is still chosen; send it again.",
  noAnswer: "The server does not answer. What it has received is kept; this page goes on when it is back.",
};
