package org.lectern.web;

import org.lectern.people.Account;
import org.lectern.reading.IngestQueue;
import org.lectern.reading.UploadRoom;

/**
 * How much somebody may send, in bytes.
 *
 * @param mostOfFile of one file
 * @param used of all that they brought
 * @param most the most of that
 */
record UploadSpace(long mostOfFile, long used, long most) {
    static UploadSpace of(IngestQueue queue, UploadRoom room, Account account) {
        return new UploadSpace(queue.mostBytes(), room.used(account.id()), room.most());
    }
}
