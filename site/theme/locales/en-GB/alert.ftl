# What is told at the top of a page that comes back with everything that was typed. One paragraph a line.

alert-heading = Important
alert-start-again = Start the form again
alert-code-needed-title = Enter your return code to continue
alert-code-needed-text =
    This device no longer has your form open, because too much time has passed or the browser was closed. Nothing was sent.
    What you typed on this page is still below. If you have your return code, enter it there. We then save this page too, and you can continue.
    Without the code, you cannot open the pages before this one. Copy what you want to keep, then start again.
alert-not-kept-title = Sorry, we could not save this page
alert-not-kept-text =
    Something on our side is not working right now. Nothing was sent.
    What you typed is still below. Try again in a few minutes, from this page.
alert-not-sent-title = Sorry, your form was not sent
alert-not-sent-text =
    Something on our side is not working right now. Nobody has your form yet.
    Your answers are below, and we keep them for now. Try again in a few minutes: you cannot send the form twice by mistake.
alert-too-many-begun-title = Wait a minute before you continue
alert-too-many-begun-text =
    Many forms were begun from your internet connection in the last hour. You may share it with others, for example at a hub or a library. Nothing was sent.
    What you typed is still below. Wait a minute and continue from this page.
alert-unsure-title = Sorry, we do not know yet whether your form was sent
alert-unsure-text =
    Something on our side stopped working while your form was on its way to us.
    Your answers are below, and we keep them for now. Send them again in a few minutes. If we have your form already, you will see that: you cannot send it twice by mistake.
alert-see-sent = See what happens next
alert-form-sent-title = This form was sent already
alert-form-sent-text =
    It was sent after you opened this page, perhaps in another window. We have it. What you typed on this page was not sent with it.
    What you typed is still below. To tell us more, copy it and use the receipt code that you were given.
alert-draft-gone-title = Your answers from the pages before this one are gone
alert-draft-gone-text =
    We deleted them because too much time has passed, or you have sent them already. Nothing new was sent.
    What you typed on this page is still below, but we cannot save it without them. Copy what you want to keep, then start again.
alert-draft-changed-title = Your answers changed
alert-draft-changed-text =
    They were changed after you opened the page you sent, perhaps in another window. Nothing was sent.
    These are your answers now. Check them, then send the form.
alert-notice-changed-title = Our privacy notice changed
alert-notice-changed-text =
    It was changed after you opened the page you sent, so we did not keep what you selected. Nothing was sent.
    This is what it says now. Select again what you agree to, or select nothing.
