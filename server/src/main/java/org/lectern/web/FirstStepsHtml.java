package org.lectern.web;

import org.lectern.people.AccountName;
import org.lectern.people.GroupName;
import org.lectern.web.FormHtml.Trouble;

/** The owner's first steps: a name is chosen already, making a group and inviting to it are one act. */
final class FirstStepsHtml {
    private final Words words;

    FirstStepsHtml(Words words) {
        this.words = words;
    }

    String form(AccountName owner, String typed, Trouble trouble) {
        return words.html(
                """
                <form class="first-steps" method="post" action="/first-steps" aria-label="{first.title}">
                <div class="steps">
                <div><h2><span class="n">1</span> {first.name}</h2>
                <p>%s</p></div>
                <fieldset><legend><span class="n">2</span> {groups.make}</legend>
                %s
                <div role="radiogroup" aria-labelledby="kind"><p class="label" id="kind">{first.what}</p>
                <label class="choice"><input type="radio" name="kind" value="together" checked><span>{first.together} <small>{first.togetherHint}</small></span></label>
                <label class="choice"><input type="radio" name="kind" value="alone"><span>{first.alone} <small>{first.aloneHint}</small></span></label></div>
                </fieldset>
                <div><h2><span class="n">3</span> {first.invite}</h2>
                <p>{first.link}</p>
                <div class="btns"><button class="btn primary" type="submit">{first.create}</button>
                <button class="btn plain" type="submit" name="skip" value="1" formnovalidate>{first.skip}</button></div></div>
                </div>
                </form>
                """,
                words.say("first.you", Html.escape(owner.value())),
                FormHtml.field(
                        "group",
                        words.say("group.name"),
                        "maxlength=\"%d\" autocomplete=\"off\"".formatted(GroupName.MAX_LENGTH),
                        typed.isEmpty() && trouble.equals(Trouble.NONE) ? words.say("first.defaultGroup") : typed,
                        "",
                        trouble));
    }
}
