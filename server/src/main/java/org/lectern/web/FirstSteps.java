package org.lectern.web;

import org.lectern.people.Groups;
import org.lectern.people.People;
import org.lectern.web.FormHtml.Trouble;

/** Who is offered the first steps: an owner, until there is a group or they were skipped. */
record FirstSteps(People people, Groups groups) {
    /** As HTML; empty for everybody else. */
    String formFor(Asker asker, Words words) {
        return asker.account()
                .filter(account -> asker.bySession() && account.administrator())
                .filter(account -> !people.isSettled(account.id()) && !groups.any())
                .map(account -> new FirstStepsHtml(words).form(account.name(), "", Trouble.NONE))
                .orElse("");
    }
}
