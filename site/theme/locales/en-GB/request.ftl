# What a family sent: its receipt code opens it, and what came after.

request-title = See my request
request-text = We gave you a receipt code after you sent a form. Enter it to see what you sent.
request-code-label = Receipt code
request-code-hint = It is on the page you saw after you sent the form. Capital letters, spaces and hyphens do not matter.
request-show = See my request
request-lost = If you have lost your code, contact us. We check who you are and can then give you a new one.
request-error-missing = Enter your receipt code
request-error-not-a-code = Receipt code must be 24 letters and numbers
request-error-opens-nothing = We cannot find a form with this code. Check that it is your receipt code, and that you sent the form to { $council }
request-error-too-often =
    { $minutes ->
        [one] Too many wrong codes were entered. It may not have been you. Wait 1 minute and try again
       *[other] Too many wrong codes were entered. It may not have been you. Wait { $minutes } minutes and try again
    }

request-shown-title = My request
request-sent-on = Sent on { $sent }
request-reference = Reference:
request-to-change = To change or add something:
request-done = Done
request-done-message = We have your message.
request-done-addition = We have what you added.
request-done-agreements-withdrawn = You have withdrawn your agreement. The people who work on your request can see this now.
request-done-request-withdrawn = You have withdrawn your request. The people who work on it can see this now.
request-steps-heading = What you can do
request-stop = Hide my request
request-stops-by-itself = 20 minutes after you last use it, this device forgets your receipt code. You then need to enter it again. What a page shows can stay on the screen until you leave the page. If others use this device, select “Exit this page” or “Hide my request” when you finish. This does not end your request.
request-talk-heading = Contact us
request-talk-instead = You can also contact us:

# What a professional's code opens: a family's information is the family's to see.
request-received-title = We have what you sent
request-received-on = We received it on { $received }
request-received-text = It is about a family, so we cannot show you what you wrote or what happens next. Quote the reference when you talk to us.

request-sent-heading = What you sent
request-withdrawn-on = You withdrew this request on { $at }.
request-status-heading = Where your request is now
# One for each status of a referral.
request-status-new = The hub has your request. We have not tried to contact you yet.
request-status-contacting = We are trying to contact you.
request-status-in-assessment = We are talking with you about what would help.
request-status-supported = You are getting help from us.
request-status-signposted = We have told you who else can help. We no longer work on this request.
request-status-closed = We no longer work on this request.
request-messages-heading = Messages from the hub
request-messages-none = The hub has not written to you.
request-message-at = { $at }
request-message-from = { $from }, { $at }
request-plan-heading = What we agreed to do next
request-plan-none = Nothing is written here yet.
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
    The people who work on your request read your message.
    Do not use this in an emergency. If somebody is in danger, call 999.
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
    You can withdraw an agreement at any time. You do not have to say why.
    We then stop sharing what you told us with this service for this purpose, unless the law says that we must share it. We cannot take back what we have shared already.
request-agreements-label = Which agreement do you want to withdraw?
request-agreements-button = Withdraw agreement
request-agreements-missing = Select the agreement that you want to withdraw
request-withdraw-title = Withdraw your request
request-withdraw-text =
    We tell the people who work on your request. They stop working on it, unless the law says that they must act: for example, if a child may be in danger.
    This does not delete what you sent. We keep it for as long as the privacy notice says. If you want us to delete it, ask us: that is a separate right.
    If you agreed that we share something, withdraw your agreement too.
request-withdraw-button = Withdraw my request
request-said-before = You have already sent something else from this page. Send this too if you want to
request-code-again = Enter your receipt code again. What you wrote is still here
request-full = There is no more room here. Contact the hub instead
request-nothing-stands = You have withdrawn this already
request-away = Something on our side is not working right now, so this was not sent. Try again in a few minutes
request-unsure = Something on our side stopped working while this was on its way, so we do not know yet whether we have it. Send it again in a few minutes: we keep it only once

request-copy-heading = Download your request
request-copy-text = The file is saved on this device. Anyone who uses the device can open it.
request-copy-html = Download your request to read or print
request-copy-json = Download your request as data for other programs (JSON)
request-copy-made = Copy made on { $at }
