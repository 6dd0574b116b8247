# What a family sent: its receipt code opens it, and what came after.

request-title = See what you sent
request-text = After you sent a form, we gave you a receipt code. Enter it here to see what you sent.
request-code-label = Receipt code
request-code-hint = It is on the page you saw after you sent the form. Capital letters, spaces and hyphens do not matter.
request-show = Show what I sent
request-lost = If you have lost your code:
request-error-missing = Enter your receipt code
request-error-not-a-code = Receipt code must be 24 letters and numbers
request-error-opens-nothing = We cannot find a form with this code. Check it, and that you sent it to { $council }
request-error-too-often =
    { $minutes ->
        [one] Too many codes that opened nothing were entered from your internet connection, or they began like this one. Wait 1 minute and try again, or phone us
       *[other] Too many codes that opened nothing were entered from your internet connection, or they began like this one. Wait { $minutes } minutes and try again, or phone us
    }

request-shown-title = Your request
request-sent-on = Sent on { $sent }
request-reference = Reference:
request-to-change = To change or add something:
request-done = Done
request-done-message = We have your message.
request-done-addition = We have what you added.
request-done-agreements-withdrawn = You have withdrawn your agreement. The people who work on your request can see that now.
request-done-request-withdrawn = You have withdrawn your request. The people who work on it can see that now.
request-steps-heading = What you can do
request-stop = Stop looking at this
request-stops-by-itself = This page closes itself 20 minutes after you last used it. On a computer that others use, select “Stop looking at this” when you are done.
request-talk-heading = Talk to somebody
request-talk-instead = If you would rather talk to somebody:

request-sent-heading = What you sent
request-withdrawn-on = You withdrew this request on { $at }.
request-status-heading = Where your request is now
# One for each status of a referral.
request-status-new = Somebody at the hub has your request. Nobody has tried to contact you yet.
request-status-contacting = Somebody is trying to contact you.
request-status-in-assessment = We are talking with you about what would help.
request-status-supported = You are getting help from us.
request-status-signposted = We have told you who else can help. We are not working on this request any more.
request-status-closed = We are not working on this request any more.
request-messages-heading = Messages from the hub
request-messages-none = The hub has not written to you.
request-message-at = { $at }
request-message-from = { $from }, { $at }
request-plan-heading = What we agreed to do next
request-plan-none = Nothing is written down here yet.
request-sharing-heading = Who we can share this with
request-sharing-text = You agreed that we share what you told us with these services, for these purposes.
request-sharing-none = You have not agreed that we share this with anyone.
request-agreement = { $partner }: { $purpose }
request-agreement-withdrawn = You withdrew this on { $at }
request-said-heading = What you told us since
request-said-message = Your message
request-said-addition = You added
request-said-agreements-withdrawn = You withdrew your agreement
request-said-request-withdrawn = You withdrew your request

request-answer-title = Answer the hub
request-message-title = Send a message to the hub
request-message-text =
    The people who work on your request read it.
    This is not for emergencies. If somebody is in danger, call 999.
request-message-label = Your message
request-message-button = Send message
request-message-missing = Enter your message
request-message-too-long = Your message must be { $longest } characters or fewer
request-add-title = Add to your request
request-add-text =
    Tell us what has changed, or what you forgot. What you sent before stays as it is.
request-add-label = What do you want to add?
request-add-button = Add this
request-add-missing = Enter what you want to add
request-add-too-long = What you add must be { $longest } characters or fewer
request-agreements-title = Withdraw an agreement
request-agreements-text =
    You can change your mind at any time. You do not have to say why.
    From now on, we do not share what you told us with this service for this purpose, unless the law says that we must. What it already knows, we cannot take back.
request-agreements-label = Which agreement do you want to withdraw?
request-agreements-button = Withdraw agreement
request-agreements-missing = Select the agreement that you want to withdraw
request-withdraw-title = Withdraw your request
request-withdraw-text =
    We tell the people who work on it. They do nothing more with it, unless the law says that they must: for example, if a child may be in danger.
    This does not delete what you sent. We keep it for as long as the privacy notice says. If you want us to delete it, that is a right of its own: ask us.
    If you agreed that we share something, withdraw your agreement too.
request-withdraw-button = Withdraw my request
request-said-before = You have sent something else from this page already. Send this too if you want to
request-code-again = Enter your receipt code again: you did not use this page for 20 minutes. What you wrote is still here
request-full = There is no more room here for what you write. Talk to the hub instead
request-nothing-stands = You have withdrawn this already
request-away = Something on our side is not working right now, so this was not sent. Try again in a few minutes
request-unsure = Something on our side stopped working while this was on its way, so we do not know yet whether we have it. Send it again in a few minutes: we keep it only once

request-copy-heading = Keep a copy
request-copy-text = The file stays on this device. Anyone who uses the device can open it.
request-copy-html = Download a copy to read
request-copy-json = Download a copy for other programs (JSON)
request-copy-made = Copy made on { $at }
