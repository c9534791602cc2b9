package org.lectern.web;

import org.lectern.people.AccountName;
import org.lectern.people.GroupName;
import org.lectern.web.FormHtml.Trouble;

/** The owner's first steps: a name is chosen already, making a group and inviting to it are one act. */
final class FirstStepsHtml {
    private FirstStepsHtml() {}

    static String form(AccountName owner, String typed, Trouble trouble) {
        return """
                <form class="first-steps" method="post" action="/first-steps" aria-label="First steps">
                <div class="steps">
                <div><h2><span class="n">1</span> Your name</h2>
                <p>You are <b>%s</b>. To sign in from another browser too, <a href="/account">add a passphrase</a>, now or later.</p></div>
                <fieldset><legend><span class="n">2</span> Make a group</legend>
                %s
                <div role="radiogroup" aria-labelledby="kind"><p class="label" id="kind">What will you do?</p>
                <label class="choice"><input type="radio" name="kind" value="together" checked><span>Read together <small>Notes can go to the group</small></span></label>
                <label class="choice"><input type="radio" name="kind" value="alone"><span>Just me <small>Notes stay private; no group is made</small></span></label></div>
                </fieldset>
                <div><h2><span class="n">3</span> Invite</h2>
                <p>You get one link and a code to scan. People need only a display name. No e-mail is sent.</p>
                <div class="btns"><button class="btn primary" type="submit">Create and invite</button>
                <button class="btn plain" type="submit" name="skip" value="1" formnovalidate>Skip: just read</button></div></div>
                </div>
                </form>
                """.formatted(
                        Html.escape(owner.value()),
                        FormHtml.field(
                                "group",
                                "Name of the group",
                                "maxlength=\"%d\" autocomplete=\"off\"".formatted(GroupName.MAX_LENGTH),
                                typed.isEmpty() && trouble.equals(Trouble.NONE) ? "Reading group" : typed,
                                "",
                                trouble));
    }
}
