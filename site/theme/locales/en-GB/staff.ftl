# The staff side.

staff-site-name = Family hubs for staff
staff-navigation-queue = Referrals
staff-signed-in-as = Signed in as { $name }
staff-sign-out = Sign out
staff-done = Done

# Signing in
staff-start-title = Sign in
staff-start-text = You sign in with your council account.
staff-sign-in-at = Sign in to { $council }
staff-sign-in-again = Sign in again
staff-signed-out = You are signed out.

# Who
staff-nobody = Nobody
staff-you = You
staff-colleague = A colleague
staff-this-referral = This referral
# After “by”.
staff-by-the-family = the family
staff-by-a-colleague = a colleague

# Messages that could not be sent
staff-messages-title = Messages that could not be sent
staff-messages-failed =
    { $count ->
        [one] 1 message could not be sent
       *[other] { $count } messages could not be sent
    }
staff-messages-text = GOV.UK Notify could not send these. Tell the family in another way that is safe, and put the message aside. Or have it tried again. What is safe stands first when you open the referral.
staff-messages-back = Messages that could not be sent
staff-messages-none = There are no messages that could not be sent.
staff-messages-try-again = Try again
staff-messages-put-aside = Put aside
staff-column-message = Message
staff-column-why = Why
staff-message-confirmation = We have what they sent
staff-message-draft-reminder = What they began ends soon
staff-message-new-message = There is something to read
staff-message-appointment-reminder = Reminder of an appointment
staff-message-why-refused = GOV.UK Notify does not send to that address
staff-message-why-no-such-address = There is no such address or phone
staff-message-why-tried-too-often = It was tried for hours and did not arrive
staff-message-why-not-known = It was handed over, and nobody can say whether it arrived
staff-message-why-no-template = The council has no template for it

# The queues
staff-queue-heading = Referrals
staff-information-governance = Information governance
staff-queue-title = Referrals: { $queue }
staff-queue-tabs = Which referrals
staff-queue-new = New
staff-queue-mine = Mine
staff-queue-open = All open
staff-queue-new-caption = New, not taken yet
staff-queue-mine-caption = Assigned to you
staff-queue-open-caption = All open referrals that are yours to see
staff-queue-new-empty = Nothing new is waiting.
staff-queue-mine-empty = No open referral is assigned to you.
staff-queue-open-empty = There are no open referrals.
staff-queue-first = Back to the longest waiting
staff-queue-next = Next page
staff-queue-pages = Pages of this list
staff-column-reference = Reference
staff-column-received = Received
staff-column-waiting = Waiting
staff-column-status = Status
staff-column-assigned = Assigned to
staff-column-hub = Hub
staff-column-do = What you can do
staff-take = Take
staff-back-to-queue = Go to the referrals
staff-see-open = Go to all open referrals
staff-waiting-under-an-hour = Less than 1 hour
staff-waiting-hours = { $count ->
    [one] 1 hour
   *[other] { $count } hours
 }
staff-waiting-days = { $count ->
    [one] 1 day
   *[other] { $count } days
 }

# Where a referral stands, and what a move there means
staff-status-new = New
staff-status-contacting = Contacting
staff-status-in-assessment = In assessment
staff-status-supported = Supported
staff-status-signposted = Signposted
staff-status-closed = Closed
staff-move-to-contacting = You are trying to reach the family
staff-move-to-in-assessment = You and the family find out what would help
staff-move-to-supported = The family has support
staff-move-to-signposted = The family was shown where else to turn. Ends the referral
staff-move-to-closed = The hub’s work is done. Ends the referral

# How a moment is written in a timeline, in the letters of the library moment: the same as `moment`.
staff-moment = D MMMM YYYY [at] h:mma

# A referral
staff-referral-title = Referral { $reference }
staff-urgency-heading = How soon
staff-members-heading = People in the form
staff-member-born = born { $date }, { $age ->
    [0] less than 1 year old
    [one] 1 year old
   *[other] { $age } years old
}
staff-contact-heading = Before you contact the family
staff-safe-contact-text = What the family has not named as safe is not safe. Then speak only to the person who asked for help, leave no message, and tell nobody else where you call from.
staff-not-said = The family has not said what is safe.
staff-not-said-professional = Whoever referred the family has not said what is safe.
staff-not-said-more = Ways of contact were chosen, and nothing more was said about what is safe.
staff-not-safe-phone = Do not phone.
staff-not-safe-voicemail = Do not leave a voicemail.
staff-not-safe-text = Do not send a text message.
staff-not-safe-email = Do not send an email.
staff-not-safe-letter = Do not send a letter.
staff-not-safe-say-who = Do not say who you are or where you call from if someone else answers.
staff-not-safe-other = Not named as safe: { $choice }
staff-notes-heading = Notes
staff-notes-none = There are no notes yet.
staff-note-label = Add a note
staff-note-hint = The family may ask to see it. Write what was said and done.
staff-about-heading = About this referral
staff-language = Language of the form
staff-notice-shown = Notice that the family was shown
staff-notice-unknown = Its text is not published any more
staff-status-change = Change status
staff-status-ends = To end this referral:
staff-status-unchanged = Keep as { $status }
staff-save = Save
staff-reason-label = Reason
staff-reason-hint = Needed when you end the referral
staff-timeline-heading = Timeline
staff-history-heading = Who opened or changed this
staff-history-text = The newest first. Every opening is recorded, yours too.
staff-done-noted = Your note is added.
staff-done-moved = The status is changed.
staff-done-noted-and-moved = Your note is added and the status is changed.
staff-done-families-linked = The two records are linked.
staff-done-families-kept-apart = The two records are kept apart.
staff-done-families-undecided = Your decision is taken back.
# Each stands before “by” and a name.
staff-event-submission-received = Form sent
staff-event-submission-taken = Taken
staff-event-follow-up-taken = Family’s message or withdrawal taken
staff-event-view-switched-on = Part of the family’s view switched on
staff-event-view-switched-off = Part of the family’s view switched off
staff-event-message-written = Message to the family written
staff-event-plan-written = What was agreed to do next written
staff-event-view-locked = Family’s view locked
staff-event-code-reissued = New receipt code issued
staff-event-referral-opened = Opened
staff-event-warnings-seen = Warnings seen with a linked referral
staff-event-opened-for-reason = Opened by a colleague, who said why
staff-event-families-compared = Compared with another family’s record
staff-event-families-linked = Linked with another record of the same family
staff-event-families-kept-apart = Kept apart from another family’s record
staff-event-families-undecided = Decision about another record taken back
staff-event-note-added = Note added
staff-event-unusual-reading = Read more records than is usual
staff-event-audit-searched = Audit searched
staff-event-post-changed = Colleague’s role or hubs changed
staff-event-access-ended = Colleague’s access ended
staff-event-access-restored = Colleague’s access given back
staff-event-referral-assigned = Given to a colleague
staff-event-task-assigned = Something to do given to a colleague
staff-event-queue-exported = List of referrals taken out as a file
staff-event-referral-moved = Status changed
staff-event-signed-in = Sign-in
staff-event-signed-out = Sign-out
staff-event-refused = Refused attempt

staff-error-nothing = Enter a note or select a status
staff-error-nothing-ended = Enter a note
staff-error-note-too-long = Note must be 10,000 characters or fewer
staff-error-status-missing = Select a status, or clear the reason
staff-error-reason-missing = Enter a reason for ending the referral
staff-error-reason-too-long = Reason must be 1,000 characters or fewer
staff-error-changed-meanwhile = A colleague changed the status while you were looking at it. Select again if you still want to change it
staff-error-ended-meanwhile = A colleague ended this referral while you were looking at it. If you gave a reason, it is with your note

# Something cannot be done. One paragraph a line.
staff-typed-heading = What you typed
staff-typed-text = It is not saved. Copy it before you go on.
staff-request-id = If you report this, say the request number:
staff-trouble-not-found-title = Page not found
staff-trouble-not-found-text =
    If you typed or pasted the web address, check that all of it is there.
    What was here may have ended, or may now be with another hub or another team.
    Search for the family by its reference. If that finds nothing, ask your hub manager, or whoever sent you the link.
staff-trouble-forbidden-title = We could not accept that
staff-trouble-forbidden-text =
    It did not come from a page of this website, so nothing was changed.
    Another website may have sent it, or your browser may hide where it comes from.
    Go back to the page you were on and try again. If it happens again, tell your hub manager.
staff-trouble-no-post-title = You have no role here yet
staff-trouble-no-post-text =
    Your council account works, but it is in no group that gives you a role and a hub here.
    Ask your hub manager to have you added. Then sign in again.
staff-trouble-sign-in-lost-title = This sign-in cannot be finished
staff-trouble-sign-in-lost-text =
    It took longer than 10 minutes, was used already, or was begun in another browser.
    You are not signed in.
staff-trouble-sign-in-refused-title = You are not signed in
staff-trouble-sign-in-refused-text = Your council’s sign-in did not sign you in.
staff-trouble-sign-in-away-title = Your council’s sign-in does not work right now
staff-trouble-sign-in-away-text =
    It does not answer, or its answer could not be trusted. You are not signed in.
    Try again in a few minutes. If it stays like this, tell your council’s IT service desk.
staff-trouble-session-ended-title = Your session has ended
staff-trouble-session-ended-text = You were signed out after 15 minutes without activity, or after 8 hours. Nothing was changed.
staff-trouble-access-ended-title = Your access has ended
staff-trouble-access-ended-text = A manager of your hub has ended your access to this service. If you think that this is a mistake, speak to your hub manager.
staff-trouble-sign-in-anew-title = Sign in again to do this
staff-trouble-sign-in-anew-text =
    This needs you to have signed in within the last 10 minutes. Nothing was changed.
    Sign in again, then do it once more.
staff-trouble-say-why-title = A colleague works on this referral
staff-trouble-say-why-text = Nothing was changed. Say why you work on it, then do it once more.
staff-say-why = Say why
staff-trouble-already-taken-title = A colleague has just taken this referral
staff-trouble-already-taken-text =
    { $reference } was taken while you were looking at it. You changed nothing, and you do not have to do anything.
    All open referrals show who works on it. To take another one, go to the new referrals.
staff-trouble-already-ended-title = A colleague has recorded this already
staff-trouble-already-ended-text =
    What you entered was not recorded. Read what your colleague recorded before you do anything.
staff-trouble-busy-title = That did not work this time
staff-trouble-busy-text =
    Several people changed the same record at the same moment, so your change was not made.
    Try again.
staff-trouble-away-title = Sorry, our records do not answer right now
staff-trouble-away-text =
    Nothing was changed, as far as we can tell.
    Try again in a few minutes. If a family is waiting for you, use what you have on paper.
staff-trouble-unsure-title = Sorry, we do not know yet whether this was saved
staff-trouble-unsure-text =
    Our records stopped answering while it was on its way.
    Look at what stands there in a few minutes. If it is not there, do it again.
staff-trouble-tampered-title = This record is not as it was written
staff-trouble-tampered-text =
    Something stored was changed, exchanged or removed outside of this software. So nothing of the record was shown, and nothing was changed.
    Do not work from memory of it. Tell your information governance officer now, with the request number below.
staff-trouble-not-read-title = We could not read that
staff-trouble-not-read-text =
    It broke off, or was not sent by a form of this website. Nothing was changed.
    Go back in your browser and try again.
staff-trouble-too-large-title = That is more than we can take
staff-trouble-too-large-text =
    Nothing was changed.
    Go back in your browser, make it shorter and try again.
staff-trouble-entry-gone-title = What was entered is no longer here
staff-trouble-entry-gone-text =
    What is entered is kept until you sign out, or until you start again.
    If you sent it, it is in the queue. If you did not, enter it again.
staff-trouble-entry-sent-title = This form was sent already, with other answers
staff-trouble-entry-sent-text =
    The answers on the page you sent are not the ones that were sent. Nothing new was sent.
    Look in the queue for what was sent.
staff-trouble-broken-title = Sorry, there is a problem with this service
staff-trouble-broken-text =
    It is our mistake, not yours. Nothing was changed, as far as we can tell.
    Try again in a few minutes.

# Entering a form for a family that phoned, came in or filled in paper.
staff-enter-title = Enter a form for a family
staff-enter-text = Choose the form. What you enter is kept until you send it or sign out, and nobody else can see it before.
staff-enter-none = There is no form for your hub.
staff-enter-again = Go back to the form
staff-enter-typed = What you entered
staff-enter-how-title = How you were told
staff-enter-how-text = The family has to be told how we use what it tells us before you enter it.
staff-enter-begun = You have begun to enter this form. Continue below, or start again for another family.
staff-enter-discard = Remove what was entered and start again
staff-enter-channel-label = How did the family tell you?
staff-enter-channel-called = how the family told you
staff-channel-phone = On the phone
staff-channel-in-person = In person
staff-channel-paper = On a paper form
staff-enter-filled-in-label = When was the paper form filled in?
staff-enter-filled-in-called = the day the paper form was filled in
staff-enter-reached-label = When did the paper form reach the hub?
staff-enter-reached-called = the day the paper form reached the hub
staff-enter-paper-notice-label = Which privacy notice is printed on the paper form?
staff-enter-paper-notice-called = the privacy notice that is printed on the paper form
staff-enter-paper-notice-then = a privacy notice that was published by { $date }
staff-enter-said-by-label = Who told you?
staff-enter-said-by-called = who told you
staff-said-by-themselves = The person the form is about
staff-said-by-another = Someone else in the family
staff-enter-said-by-name-label = What is their name?
staff-enter-said-by-name-called = the name of who told you
staff-enter-said-by-relation-label = Who are they to the person, in their own words?
staff-enter-said-by-relation-called = who they are to the person
staff-enter-notice-given-label = How did you give them the privacy notice?
staff-enter-notice-given-called = how you gave them the privacy notice
staff-notice-given-read-out = I read it out
staff-notice-given-handed-over = I handed it over, or they had it already
staff-notice-given-sent = I sent it to them
staff-enter-check-title = Check what you entered before you send it
staff-enter-send-heading = Now send it
staff-enter-notice = The family was given this notice:
staff-enter-wishes = When you send it
staff-enter-wants-code = Give the family a receipt code
staff-enter-wants-code-hint = Only if they ask for one. Anyone who has the code can see what you entered.
staff-enter-wants-to-take = I will work on this
staff-entered-title = The form is in the queue
staff-entered-title-taken = You have taken what you entered
staff-entered-tell = Tell the family this reference for “{ $form }”. They can quote it on the phone.
staff-entered-code-heading = Receipt code for the family
staff-entered-code-text = Write it down for them now. You see it here until you sign out or enter this form again. After that, nobody can show it. They enter it at:
staff-entered-open = Open the referral
staff-entered-another = Enter another form
staff-entered-heading = Entered for the family
staff-entered-channel = How they told us
staff-entered-said-by = Who told us
staff-entered-notice = Privacy notice
staff-entered-by = Entered by
staff-entered-paper = On a paper form, filled in on { $date }
staff-entered-paper-reached = On a paper form, filled in on { $date }, which reached the hub on { $reached }
staff-entered-said-by-another = { $name } ({ $relation })
staff-event-submission-entered = Form entered for the family
staff-event-adult-told = Other adult told
staff-event-telling-not-needed = Telling not needed
staff-event-message-tried-again = Message tried again
staff-event-message-put-aside = Message put aside

# What a family agreed to, beside its answers.
staff-agreements-heading = Who may be told
staff-agreements-text = What the family agreed to under this notice:
staff-agreed = Agreed
staff-not-agreed = Not agreed

# Telling other adults what the hub holds about them (UK GDPR Article 14).
staff-tellings-heading = Other adults to tell
staff-tellings-text = Someone else gave us information about these people. The law says that we tell them what we hold, unless there is a reason not to.
staff-telling-due = Tell them what we hold about them by { $date }
staff-telling-record = Record what was done
staff-done-telling-ended = Recorded
staff-tell-title = Tell another adult what we hold about them
staff-tell-text = Do this by { $date }. Give them the privacy notice, and say what we hold and who told us, unless that would put someone at risk.
staff-tell-telling-label = What was done?
staff-tell-telling-called = what was done
staff-telling-told = They were told
staff-telling-not-needed = They do not need to be told, or must not be
staff-tell-told-how-label = How were they told?
staff-tell-told-how-called = how they were told
staff-told-how-in-person = In person
staff-told-how-phone = On the phone
staff-told-how-letter = By letter
staff-tell-told-on-label = When were they told?
staff-tell-told-on-called = the day they were told
staff-tell-exception-label = Why not?
staff-tell-exception-called = why they are not told
staff-exception-knows-already = They know it all already
staff-exception-impossible = It is impossible, or would take far too much effort
staff-exception-would-impair = It would make the help fail
staff-exception-laid-down-by-law = A law says that we collect this
staff-exception-must-stay-secret = It has to stay confidential by professional duty
staff-exception-puts-at-risk = It would put someone at risk
staff-tell-because-label = Say more
staff-tell-because-called = the reason in your own words
staff-told-in-person = Told in person on { $date }
staff-told-phone = Told on the phone on { $date }
staff-told-letter = Told by letter on { $date }

# What a family said since, as a row of the queue: nothing that a person wrote.
staff-follow-up-message = Message about { $reference }
staff-follow-up-addition = Addition to { $reference }
staff-follow-up-agreements-withdrawn = Withdrawal of an agreement in { $reference }
staff-follow-up-request-withdrawn = Withdrawal of { $reference }
staff-follow-up-open = Open
staff-queue-follow-ups = { $count ->
    [one] { $of ->
        [one] The 1 row on this page is from a family about something it sent before.
       *[other] 1 of the { $of } rows on this page is from a family about something it sent before.
     }
   *[other] { $count } of the { $of } rows on this page are from families about something they sent before.
 }
staff-done-follow-up-taken = You opened what the family sent. It is on this page, and no longer among the new ones.
staff-take-first-title = The request itself has to be taken first
staff-take-first-text = Nobody works on { $reference } yet. Take it, and what the family sent about it opens with it.
staff-take-first-button = Take { $reference }

# What the family withdrew, and what both sides said.
staff-withdrawn-request = The family withdrew this request on { $date }. Do nothing more for it, and tell nobody more about it, unless the law requires it.
staff-withdrawn-alert = On { $date } the family withdrew its agreement for { $partner }: { $purpose }. Tell { $partner } nothing more for this.
staff-withdrawn-on = Withdrawn on { $date }
staff-withdrawn-agreement = { $partner }: { $purpose }
staff-thread-heading = Messages since the form was sent
staff-said-message = The family wrote
staff-said-addition = The family added
staff-said-agreements-withdrawn = The family withdrew an agreement
staff-said-request-withdrawn = The family withdrew its request
staff-said-by-hub-untold = The hub wrote ({ $name }), and the family was not told by email or text
staff-said-by-hub = The hub wrote ({ $name })

# What the family sees with its code.
staff-view-link = What the family sees
staff-view-title = What the family sees of { $reference }
staff-view-text = Whoever has the code sees what was sent, and what is switched on here. Nothing is switched on by itself.
staff-view-help-heading = Before you switch something on
staff-view-help = Someone at home may know the code, or make the family show it. So ask the person who sent the form first, when they are alone: “Is it safe if somebody with your code sees this?”
staff-view-help-danger = If you think that the wrong person has the code, lock the view first and talk afterwards. That can be undone with a new code.
staff-view-back = Go to what the family sees
staff-view-professional = A professional sent this. Their code says that it arrived and nothing else, and the family sees nothing here.
staff-view-no-code = There is no code for this referral, so the family sees nothing. If the family asks for a code, issue one.
staff-view-locked = This is locked: the code opens nothing. If the family asks, issue a new code after you made sure who they are: it opens with nothing switched on.
staff-view-spoilt = What the family sees with its code cannot be read: something stored was changed outside of this software. What the family said since may be missing here. Tell your information governance officer now. Lock the view until you know more. A new code opens what is kept here, without what the hub wrote, and with nothing switched on.
staff-view-of-another-shape = What the family sees with its code was written by another version of this software, and this one cannot read it. What the family said since may be missing here. Nothing is lost: tell whoever runs this software. You can lock the view. No new code is issued until it can be read.
staff-view-gone = What the family sees with its code is not stored any more, so the code opens nothing. What the family said since may be missing here. Tell your information governance officer now. To let the family see its request again, issue a new code: it opens what is kept here, without what the hub wrote, and with nothing switched on.
staff-view-asked = Asked: { $who }, on { $date }
staff-part-status = Status
staff-part-status-means = Where the request stands, in plain words
staff-part-messages = Messages
staff-part-messages-means = What the hub writes to the family
staff-part-sharing = Sharing
staff-part-sharing-means = Whom the hub may tell, and what for
staff-part-plan = What we agreed to do next
staff-part-plan-means = Your own short words about the next steps
staff-part-names = Names
staff-part-names-means = Who wrote, in messages from now on
staff-part-on = Shown
staff-part-off = Not shown
staff-part-show = Show
staff-part-hide = Stop showing
staff-preview-heading = This is what the family sees
staff-preview-would = This is what the family would see
staff-preview-text = The family can also read it in the languages of this website, send a message, withdraw what it agreed to and keep a copy.
staff-decisions-heading = Who decided what
staff-decided-on = “{ $part }” switched on
staff-decided-off = “{ $part }” switched off
staff-decided-checked = { $how }: { $what }
staff-done-part-shown = The family sees it from now on.
staff-done-part-hidden = The family does not see it any more.
staff-done-message-sent = Your message is sent. The family sees it when it next uses its code.
staff-done-message-sent-untold = Your message is sent, and nobody is told of it by email or text. The family sees it when it next uses its code.
staff-done-plan-saved = What you agreed to do next is saved.
staff-done-view-locked = It is locked. The code opens nothing any more.

# The safety question.
staff-show-status-title = Show the family where its request stands
staff-show-status-text = It changes with the status of the referral, until you switch it off. Below is the whole page as the family would see it.
staff-show-messages-title = Show the family messages from the hub
staff-show-messages-text = You can write to the family here, and it sees your messages with its code. Below is the whole page as the family would see it.
staff-show-sharing-title = Show the family whom the hub may tell
staff-show-sharing-text = It names each partner and what the family agreed to. Below is the whole page as the family would see it.
staff-show-plan-title = Show the family what you agreed to do next
staff-show-plan-text = It shows what you write under “What we agreed to do next”. Below is the whole page as the family would see it.
staff-show-names-title = Show the family who wrote
staff-show-names-text = Your name stands at the messages that you write from now on. Below is the whole page as the family would see it.
staff-show-warning = The code may be in the wrong hands. Ask the person who sent the form, alone, before you show this.
staff-show-button = Show it to the family
staff-show-asked-safe-label = Have you asked whether it is safe that somebody with the code sees this?
staff-show-asked-safe-called = whether you have asked
staff-asked-safe-yes = Yes, and it is safe
staff-asked-safe-no = No, or it is not safe
staff-show-asked-who-label = Who did you ask?
staff-show-asked-who-called = who you asked
staff-show-asked-on-label = When did you ask?
staff-show-asked-on-called = the day you asked
staff-show-not-asked = Ask first. This can only be shown when somebody has said that it is safe

# Writing to the family.
staff-write-warning = Whoever has the code can read this. Write nothing that could put someone at risk, and no more than you would say with others in the room.
staff-write-message-title = Write to the family
staff-write-message-text = The family sees your message when it next uses its code. Your message cannot be changed or taken back.
staff-write-told-by-email = It is told by email that there is something to read, and no more: it said that email is safe.
staff-write-told-by-text = It is told by text message that there is something to read, and no more: it said that text messages are safe.
staff-write-not-told-no-words = Nobody tells it that there is something to read: the council sends no such messages.
staff-write-not-told-not-their-own = Nobody tells it that there is something to read: it did not send this form itself, so it did not say here which messages are safe.
staff-write-not-told-heed = Nobody tells it that there is something to read: it wrote how to contact it safely, and no message goes out by itself. Read that first.
staff-write-not-told-no-safe-way = Nobody tells it that there is something to read: it did not say that email or text messages are safe, or left no address for them.
staff-write-not-told-chosen = Nobody tells it that there is something to read: you ticked that it is not to be told.
staff-write-told-label = Telling the family
staff-write-told-called = telling the family
staff-told-nobody = Do not tell the family by email or text that there is a message
staff-write-message-label = Your message
staff-write-message-called = your message
staff-write-message-button = Send the message
staff-decided-untold = Message to the family written, and nobody told of it by email or text
staff-write-plan-title = What we agreed to do next
staff-write-plan-text = Your own short words about the next steps: who does what, and by when. The family sees them while “What we agreed to do next” is switched on. Leave it empty to take it away.
staff-write-plan-label = What we agreed to do next
staff-write-plan-called = what you agreed to do next
staff-write-plan-button = Save
staff-write-not-shown = The family would not see this: it is switched off. Switch it on first, after you asked whether that is safe
staff-write-locked = The family would not see this: the view is locked. Your message is not sent
staff-write-full = The family’s page takes no more messages. Contact the family in the way it said is safe
staff-write-changed = A colleague changed this while you were writing. Read what it says now before you save
staff-write-unsure = Our records stopped answering while this was on its way, so we do not know yet whether it was saved. Send it again in a few minutes: it is kept only once
staff-write-now = It says now
staff-write-no-plan = Nothing
staff-write-said-meanwhile = Something was said while you were writing. Read it above, and send your message again if it still fits

# The code.
staff-code-heading = The family’s code
staff-lock-hint = If the code may be in the wrong hands, lock it now.
staff-lock-link = Lock
staff-lock-title = Lock what the family sees
staff-lock-text = From this moment the code opens nothing, like a code that never was. Whoever enters it is not told that it was locked.
staff-lock-text-again = The family cannot see or send anything here until you issue a new code, after you made sure who they are.
staff-lock-text-staff = You and your colleagues still see everything. Nothing is deleted.
staff-lock-button = Lock it now
staff-new-code-hint = If the family lost its code, or you locked it, a new one can be issued.
staff-check-title = Issue a new code
staff-check-text = First make sure that it is the person who sent the form. The code that they had before opens nothing any more.
staff-check-text-once = The new code is shown to you once, on the next page. Have pen and paper or a printer ready.
staff-check-warning = Do not send the code by text message, email or letter, and do not leave it on a voicemail.
staff-check-button = Issue the code
staff-check-checked-how-label = How did you make sure who they are?
staff-check-checked-how-called = how you made sure who they are
staff-check-checked-what-label = What did you check?
staff-check-checked-what-called = what you checked
staff-checked-how-known-in-person = I know them, and they are here
staff-checked-how-documents = By documents that they showed me
staff-checked-how-questions = On the phone, by questions that only they can answer from the record
staff-new-code-title = The new code
staff-new-code-once = You see this code only now. When you leave this page, nobody can show it again.
staff-new-code-picture = The receipt code as a picture for the camera of a phone
staff-new-code-reference = Reference:
staff-new-code-issued = Issued on { $date }. The code before it opens nothing any more.
staff-new-code-where = Enter the code at:
staff-new-code-use = There, you see what you sent. You can write to the hub, withdraw what you agreed to, and keep a copy.
staff-new-code-keep = Keep the code where only you find it. Anyone who has it can see what you sent. We cannot show it to you again.
staff-new-code-print = Hand over the printed page. It has the code, how to use it and whom to phone, and nothing of what was sent. Without a print button, use your browser’s print command.
staff-new-code-phone-heading = On the phone
staff-new-code-phone-alone = Ask: “Are you alone, and can you write something down?” If not, arrange another time.
staff-new-code-phone-letters = Say the code four signs at a time. It has no letters I, L, O or U: what sounds like O is zero, what sounds like I or L is one.
staff-new-code-phone-back = Ask them to read it back.
staff-new-code-phone-where = Say where to enter it, and ask them to keep the paper where only they find it.
staff-new-code-phone-before = Say that the code they had before opens nothing any more.
staff-new-code-done = The family has the code

staff-trouble-no-view-title = There is nothing to change
staff-trouble-no-view-text =
    The family has no code that shows this, or it was locked meanwhile. Nothing was changed.
staff-trouble-pair-changed-title = Nothing was decided
staff-trouble-pair-changed-text =
    Someone decided about these two records while you were looking, or it is more than an hour since you compared them. Look at them again.
staff-trouble-view-locked-title = The message is not sent again
staff-trouble-view-locked-text =
    What the family sees with its code was locked after this message was made, so somebody else may read what goes to this address. Nothing was sent. Open the referral, read how the family can be contacted safely, tell it in that way if there is one, and put the message aside.
staff-trouble-view-changed-title = Something was decided while you were looking
staff-trouble-view-changed-text =
    You or a colleague have locked, changed or issued something since this page was shown. No new code was issued.
    Read what was decided. If the family still needs a code, begin again.

## Why a colleague’s referral is opened

staff-why-title = Why do you need to open { $reference }?
staff-why-colleague = { $name } works on { $reference }.
staff-why-text = Your reason stands in the timeline of the referral, for whoever opens it. The audit says that you gave one.
staff-why-legend = Your reason
staff-why-covering = I am covering for my colleague
staff-why-in-touch = The family, or someone contacting us about the family, is in touch now
staff-why-supervising = I supervise this work
staff-why-same-family = This may be a family that I work with
staff-why-other = Another reason
staff-why-words = More about your reason
staff-why-words-hint = You need to fill this in only if you chose ‘Another reason’.
staff-why-button = Open the referral
staff-why-error-none = Choose why you need to open this referral
staff-why-error-words = Write your reason
staff-why-error-long = Your reason must be 1,000 characters or less

## Colleagues

staff-navigation-colleagues = Colleagues
staff-colleagues-title = Colleagues of your hubs
staff-colleagues-text = Everyone who works in your hubs and has signed in. Their roles and hubs come from the council’s sign-in. A change that you make lasts until the council changes their account.
staff-column-name = Name
staff-column-role = Role
staff-column-hubs = Hubs
staff-column-signed-in = Last sign-in
staff-column-access = Access
staff-role-triage-worker = Triage worker
staff-role-family-navigator = Family Navigator
staff-role-hub-manager = Hub manager
staff-role-partner-practitioner = Partner practitioner
staff-role-information-governance-officer = Information governance officer
staff-colleague-access = Can sign in
staff-colleague-ended = Access ended
staff-colleague-changed = Can sign in, changed by a hub manager
staff-colleague-change = Change
staff-colleague-you = You
staff-colleague-title = Change role, hubs or access
staff-colleague-changed-text = A hub manager changed this. It counts until the council’s sign-in says something new.
staff-colleague-other-hubs = Also works in { $hubs }, which you do not manage.
staff-colleague-save = Save
staff-colleague-end-heading = End their access
staff-colleague-end-text = { $name } is signed out at their next click and cannot sign in again. Their work stays as it is: hand it over to a colleague from Caseload. You can give the access back.
staff-colleague-end = End access
staff-colleague-ended-text = { $name } cannot sign in. Their role and hubs are kept as they were.
staff-colleague-hand-over = Hand over their referrals
staff-colleague-restore = Give access back
staff-colleague-error-role = Choose a role
staff-colleague-error-hub = Choose at least one hub. To take all work from a colleague, end their access
staff-colleague-error-other-hub = You can only choose hubs that you manage. The role of a colleague who also works in another hub is for both managers to agree: ask the council’s IT service desk
staff-colleague-error-changed = Somebody else changed this colleague meanwhile. Check what is there now before you save

# Whether a family is known.
staff-known-link = Is this family known?
staff-known-title = Is the family of { $reference } known?
staff-known-text = These records agree with this one in some way. That does not mean that they are the same family’s: only you can find out. Nothing is linked by itself.
staff-known-none = No other record agrees with this one.
staff-known-hub = Hub
staff-known-received = Received
staff-known-ways = What agrees
staff-known-compare = Compare with { $reference }
staff-known-elsewhere = { $hub } works on { $reference }. Ask them before you speak with the family: you cannot open it here.
staff-known-elsewhere-phone = { $hub } works on { $reference }. Phone them on { $phone }: you cannot open it here.
staff-known-linked = Linked with this record
staff-known-kept-apart = Kept apart from this record
staff-known-undo = Take this decision back
staff-known-back = Back to the referral
staff-way-phone = The same phone number
staff-way-email = The same email address
staff-way-surname = The same surname and date of birth
staff-way-surname-sound = A surname that sounds the same, and the same date of birth
staff-way-first-name = The same or a short first name, and the same date of birth
staff-way-surname-swapped = The same surname, and a date of birth with day and month swapped
staff-way-first-name-swapped = The same or a short first name, and a date of birth with day and month swapped
staff-linked-heading = Other referrals of this family
staff-same-compare-title = Why do you need to compare two records?
staff-same-compare-text = You will see what both families sent. Your reason and your name are kept with both records.
staff-same-compare-button = Compare the two records
staff-same-decide-title = Is this one family?
staff-same-decide-text = If you are not sure, ask the family, or leave this page: nothing changes. Linked records show each other’s referrals to staff. A family’s receipt codes still open what they opened before.
staff-same-decide-button = Save the decision
staff-same-undo-title = Why do you take this decision back?
staff-same-undo-text = The two records will be as they were before. Your reason and your name are kept with both.
staff-same-undo-button = Take the decision back
staff-same-verdict-label = What did you find out?
staff-same-verdict-called = what you found out
staff-verdict-linked = They are the same family: link the two records
staff-verdict-kept-apart = They are two families: keep them apart, and do not offer this again
staff-same-because-label = Your reason
staff-same-because-called = your reason
# A worker's day: nothing that a person wrote is in it.
staff-navigation-day = My day
staff-day-title = My day
staff-day-text = What you have to do, up to a week from today, { $date }.
staff-day-overdue-heading = Overdue
staff-day-overdue-none = Nothing is overdue.
staff-day-today-heading = Today
staff-day-today-none = Nothing is due today.
staff-day-soon-heading = Next 7 days
staff-day-soon-none = Nothing is due in the next 7 days.
staff-day-more = There is more than this page shows. What has been due longest is at the top.
staff-day-telling = Tell another adult what we hold about them
staff-day-late = { $count ->
    [one] 1 day overdue
   *[other] { $count } days overdue
}
staff-column-to-do = What to do
staff-column-due = Due

# Contacts with a family.
staff-contacts-heading = Contacts
staff-contacts-none = No contact is recorded yet.
staff-contact-title = Record a contact
staff-contact-text = Record each attempt, also where nobody answered. The family may ask to see what you write.
staff-contact-button = Save contact
staff-contact-how = { $way }: { $result }
staff-contact-with = With { $whom } on { $date }
staff-contact-unsafe = Not named as safe. Why it was used:
staff-asked-contact-way-label = How did you contact them?
staff-asked-contact-way-called = how you contacted them
staff-contact-way-phone = Phone
staff-contact-way-text = Text message
staff-contact-way-email = Email
staff-contact-way-letter = Letter
staff-contact-way-visit = Home visit
staff-contact-way-in-person = In person at the hub or elsewhere
staff-contact-way-video = Video call
staff-asked-unsafe-phone-label = The family did not say that a phone call is safe. Why did you phone, or who phoned whom?
staff-asked-unsafe-phone-called = why you spoke on the phone
staff-asked-unsafe-text-label = The family did not say that text messages are safe. Why did you send one?
staff-asked-unsafe-text-called = why you sent a text message
staff-asked-unsafe-email-label = The family did not say that email is safe. Why did you send one?
staff-asked-unsafe-email-called = why you sent an email
staff-asked-unsafe-letter-label = The family did not say that letters are safe. Why did you send one?
staff-asked-unsafe-letter-called = why you sent a letter
staff-asked-unsafe-voicemail-label = The family did not say that voicemail is safe. Why did you leave a message?
staff-asked-unsafe-voicemail-called = why you left a message
staff-asked-contact-whom-label = Who did you contact?
staff-asked-contact-whom-called = who you contacted
staff-asked-contact-on-label = When was it?
staff-asked-contact-on-called = the day of the contact
staff-asked-contact-result-label = What came of it?
staff-asked-contact-result-called = what came of it
staff-contact-result-reached = We were in touch
staff-contact-result-no-answer = No answer, and no message left
staff-contact-result-left-message = Message left, by voicemail or with someone
staff-contact-result-sent = Sent, no answer yet
staff-contact-result-wrong-number = Wrong number or address
staff-contact-result-asked-not-to = They asked not to be contacted
staff-asked-contact-words-label = What was said?
staff-asked-contact-words-called = what was said
staff-asked-contact-next-label = Is there something to do next?
staff-asked-contact-next-called = whether there is something to do next
staff-contact-next-yes = Yes
staff-contact-next-no = No
staff-asked-contact-move-label = Change the status to Contacting?
staff-asked-contact-move-called = whether to change the status
staff-contact-move-yes = Yes
staff-contact-move-no = No, leave it as New

# What is to be done for a family.
staff-tasks-heading = To do
staff-tasks-none = Nothing is noted as to do.
staff-task-title = Add something to do
staff-task-text = It appears in My day for whoever has to do it, until it is done.
staff-task-button = Add
staff-asked-task-kind-label = What is it?
staff-asked-task-kind-called = what it is
staff-task-kind-call-back = Call the family
staff-task-kind-review = Review the help
staff-task-kind-other = Something else
staff-asked-task-due-label = When is it due?
staff-asked-task-due-called = the day it is due
staff-asked-task-what-label = What has to be done?
staff-asked-task-what-called = what has to be done
staff-asked-task-for-label = Who does it?
staff-asked-task-for-called = who does it
staff-task-for-me = I do
staff-task-for-who-works-on-it = Whoever works on this referral
staff-task-due = { $kind }, due on { $date }.
staff-task-due-by = Due { $date }, { $whom }
staff-task-overdue = Overdue
staff-task-end = Record what was done
staff-task-end-title = What was done?
staff-asked-task-end-label = What was done?
staff-asked-task-end-called = what was done
staff-task-end-done = It is done
staff-task-end-put-off = Put it off to another day
staff-task-end-not-needed = It does not have to be done any more
staff-asked-task-to-label = Put it off to which day?
staff-asked-task-to-called = the new day
staff-asked-task-because-label = Why not?
staff-asked-task-because-called = why it does not have to be done
staff-task-done = Done
staff-task-not-needed = Not needed any more
staff-task-changed = A colleague put this off while you were writing. The day shown above is theirs. Check it, and save again if yours is right.

# Warnings to colleagues about a household.
staff-warnings-heading = Warnings for staff
staff-warning-title = Warn colleagues
staff-warning-text = Colleagues see this at the top of this family’s referrals. Write only what they need to know before they phone or visit, and how you know it. Tell the person it is about, unless that would put someone at risk.
staff-warning-button = Add warning
staff-asked-warning-text-label = What do colleagues have to know?
staff-asked-warning-text-called = what colleagues have to know
staff-asked-warning-review-label = When will you review it?
staff-asked-warning-review-called = the day you will review it
staff-asked-warning-told-label = Have you told the person this warning is about?
staff-asked-warning-told-called = whether the person was told
staff-warning-told-yes = Yes
staff-warning-told-no = No
staff-asked-warning-not-told-label = Why not?
staff-asked-warning-not-told-called = why the person was not told
staff-warning-told = The person was told.
staff-warning-not-told = The person was not told:
staff-warning-review = To be reviewed on { $date }.
staff-warning-of = With { $reference }, another referral of this family
staff-warning-changed = A colleague put this review off while you were writing. The day shown above is theirs. Check it, and save again if yours is right.
staff-warning-change = Keep or end this warning
staff-warning-change-title = Review this warning
staff-warning-change-text = If you end it, it no longer shows on this family’s referrals. The record keeps it, with who ended it and why.
staff-warning-change-now = The warning
staff-warning-change-button = Save
staff-asked-warning-stands-label = Is this warning still needed?
staff-asked-warning-stands-called = whether the warning is still needed
staff-warning-stands-yes = Yes, keep showing it
staff-warning-stands-no = No, end it
staff-asked-warning-end-label = Why is it not needed any more?
staff-asked-warning-end-called = why it is not needed any more

# Appointments with a family.
staff-day-warning = Review a warning
staff-day-appointment = Appointment at { $time }
staff-appointments-heading = Appointments
staff-appointments-none = No appointment is noted.
staff-appointment-title = Note an appointment
staff-appointment-text = It will appear in My day. The family is not told when you save this: tell them yourself, only in a way they said is safe.
staff-appointment-button = Save appointment
staff-asked-appointment-on-label = On which day?
staff-asked-appointment-on-called = the day of the appointment
staff-asked-appointment-time-label = At what time?
staff-appointment-time-hint = For example, 10:30am or 2pm
staff-asked-appointment-time-called = the time
staff-appointment-no-time = Enter a time, such as 10:30am or 2pm
staff-asked-appointment-place-label = Where?
staff-asked-appointment-place-called = where it is
staff-appointment-place-elsewhere = Somewhere else
staff-asked-appointment-where-label = Where is that?
staff-asked-appointment-where-called = where that is
staff-asked-appointment-with-label = Who will you meet?
staff-asked-appointment-with-called = who you will meet
staff-asked-interpreter-label = Is an interpreter needed?
staff-asked-interpreter-called = whether an interpreter is needed
staff-interpreter-not-needed = No
staff-interpreter-needed = Yes, and nobody is booked yet
staff-interpreter-booked = Yes, and somebody is booked
staff-asked-needed-language-label = Into which language?
staff-asked-needed-language-called = the language
staff-asked-booked-language-label = Into which language is it booked?
staff-asked-booked-language-called = the language that is booked
staff-interpreter-is-needed = Interpreter into { $language }
staff-interpreter-is-booked = Interpreter into { $language } is booked
staff-interpreter-unbooked = Not booked
staff-asked-remind-label = Remind the family the day before?
staff-asked-remind-called = whether the family is reminded
staff-remind-by-email = By email, at 10am: it said that email is safe. The message says when you meet, and not where or why.
staff-remind-by-text = By text message, at 10am: it said that text messages are safe. The message says when you meet, and not where or why.
staff-remind-yes = Yes
staff-remind-no = No
staff-remind-too-late = It is too late for a reminder: it goes out at 10am on the day before. Select “No”, or choose a later day
staff-remind-not-no-words = No reminder goes out: the council sends no such messages.
staff-remind-not-not-their-own = No reminder goes out: the family did not send this form itself, so it did not say here which messages are safe.
staff-remind-not-heed = No reminder goes out: the family wrote how to contact it safely, and no message goes out by itself. Read that first.
staff-remind-not-no-safe-way = No reminder goes out: the family did not say that email or text messages are safe, or left no address for them.
staff-remind-not-locked = No reminder goes out: what the family sees is locked, so somebody else may read what goes to its address.
staff-reminder-by-email = Reminder by email:
staff-reminder-by-text = Reminder by text message:
staff-appointment-when = { $date } at { $time }
staff-appointment-change = Change
staff-appointment-calendar = Add to my calendar
staff-appointment-end-title = Change or close this appointment
staff-appointment-untold = The family is not told by this: tell it yourself, only in ways that it named as safe.
staff-appointment-is-reminded = The family is not told of a change by this: tell it yourself, only in ways that it named as safe. If you move the appointment, its reminder goes out at 10am on the day before the new day, if that is still to come. If you cancel it, no reminder goes out.
staff-asked-appointment-end-label = What has happened?
staff-asked-appointment-end-called = what has happened
staff-appointment-end-met = We met
staff-appointment-end-missed = The family did not come, or was not there
staff-appointment-end-moved = It has moved to another time
staff-appointment-end-interpreter-booked = The interpreter is now booked
staff-appointment-end-cancelled = It is cancelled
staff-appointment-end-reminder-stopped = Keep it, but do not remind the family
staff-asked-appointment-because-label = Why is it cancelled?
staff-asked-appointment-because-called = why it is cancelled
staff-appointment-changed = A colleague changed this while you were writing. The time shown above is theirs. Check it, and save again if yours is right.
staff-appointment-met = We met
staff-appointment-missed = The family did not come, or was not there
staff-appointment-cancelled = Cancelled
staff-done-appointment-made = The appointment is noted.
staff-done-appointment-changed = The appointment is changed.
staff-event-appointment-made = Appointment noted
staff-event-appointment-changed = Appointment changed
staff-event-appointment-ended = Appointment ended

# What comes of a referral.
staff-outcome-heading = Outcome
staff-outcome-title = Record the outcome
staff-outcome-text = You see what will happen before anything changes.
staff-outcome-not-yet = Help from the Family Hub or a partner can be recorded once you have found out with the family what would help: change the status to In assessment first.
staff-outcome-no-partners = The family’s notice is not known, so no partner can be chosen.
staff-outcome-not-agreed = { $partner } cannot be chosen: the family did not agree that it is told anything.
staff-outcome-withdrawn = { $partner } cannot be chosen. { $withdrawn }.
staff-outcome-changed = A colleague changed the status while you were writing. Check that your outcome is still right, and continue again.
staff-asked-outcome-label = What is the outcome?
staff-asked-outcome-called = the outcome
staff-outcome-hub-support = Help from the Family Hub
staff-outcome-partner = Help from a partner
staff-outcome-targeted-early-help = Targeted Early Help takes over
staff-outcome-social-care = Social Care takes over
staff-outcome-signposted = Signposted to a service in the directory
staff-outcome-no-further-action = No further action
staff-outcome-hint-hub-support = You and the family go on together
staff-outcome-hint-partner = Only a partner that the notice names and the family agreed to
staff-outcome-hint-targeted-early-help = The family needs more help than the hub can give
staff-outcome-hint-social-care = A child may not be safe. Phone first
staff-outcome-hint-signposted = Another service is right for the family, and it knows how to reach it
staff-outcome-hint-no-further-action = The family wants no help, or cannot be reached
staff-outcome-of = { $outcome }: { $name }
staff-asked-outcome-partner-label = Which partner?
staff-asked-outcome-partner-called = which partner
staff-asked-outcome-service-label = Which service?
staff-asked-outcome-service-called = which service
staff-asked-outcome-because-label = Why is this right?
staff-asked-outcome-because-called = why this is right
staff-outcome-check-title = Check what will happen
staff-outcome-will-hub-support = The family is helped by the Family Hub.
staff-outcome-will-partner = The family is helped by { $name }. Nothing is sent to { $name }: tell it only what the family agreed to.
staff-outcome-will-targeted-early-help = Targeted Early Help takes over. Nothing is sent to it: tell it yourself, and tell the family who will contact it.
staff-outcome-will-social-care = Social Care takes over. Nothing is sent to Social Care. If telling the family could put a child at risk, ask Social Care what to say.
staff-outcome-will-signposted = This records that you told the family about { $name }. Nothing is sent to { $name }.
staff-outcome-will-no-further-action = Nothing more will be done.
staff-outcome-status = The status will be: { $status }.
staff-outcome-end = The referral ends and leaves the open referrals. If that was a mistake, it can be reopened.
staff-outcome-appointment = The appointment of { $when } stays. If it is not to be kept, cancel it on the page of the referral.
staff-outcome-appointment-reminded = The appointment of { $when } stays, and the family will be reminded of it. If it is not to be kept, cancel it on the page of the referral.
staff-outcome-tasks = { $tasks ->
    [one] 1 task is not done yet. It stays in My day for whoever has it.
   *[other] { $tasks } tasks are not done yet. They stay in My day for whoever has them.
}
staff-outcome-unseen = The family does not see this change with its code.
staff-outcome-phone = Phone Social Care before you confirm: { $phone }. If someone is in danger now, call 999.
staff-outcome-phone-named = Phone Social Care before you confirm: { $phone }, { $name }. If someone is in danger now, call 999.
staff-outcome-phone-unknown = Phone Social Care before you confirm. Your council has not given its number here: follow its safeguarding steps. If someone is in danger now, call 999.
staff-outcome-confirm = Confirm
staff-outcome-confirm-end = Confirm and end the referral
staff-outcome-change = Change
staff-family-will-read = With its code the family will read: “{ $words }”
staff-preview-after = This is what the family will see
staff-reopen-title = Reopen this referral
staff-reopen-text = The referral goes back to the status it had: { $status }. The record keeps that it was ended, who reopened it and why.
staff-reopen-ended = Why it was ended
staff-asked-reopen-because-label = Why do you reopen it?
staff-asked-reopen-because-called = why you reopen it
staff-reopen-button = Reopen

staff-done-outcome-decided = The outcome is recorded.
staff-done-reopened = The referral is open again.
staff-event-outcome-decided = Outcome decided
staff-event-referral-reopened = Reopened
staff-done-contact-recorded = The contact is recorded.
staff-done-task-added = It is added.
staff-done-task-put-off = It is put off.
staff-done-task-ended = Recorded.
staff-done-warning-added = Your warning is shown above this family’s referrals from now on.
staff-done-warning-ended = The warning is ended.
staff-done-warning-kept = The warning is kept. It will be in My day on the review date.
staff-event-contact-recorded = Contact recorded
staff-event-task-added = Something to do added
staff-event-task-put-off = Something to do put off
staff-event-task-ended = Something to do ended
staff-event-warning-added = Warning added
staff-event-warning-ended = Warning ended
staff-event-warning-kept = Warning looked at again

# What is shared with a partner, for a time.
staff-shares-heading = Shared with partners
staff-shares-none = This referral is not shared with any partner.
staff-share-title = Share with a partner
staff-share-text = They see what the family sent, and how it can be contacted safely. They do not see notes, contacts, warnings or anything else that staff keep. If the family withdraws its agreement, they see nothing from that moment.
staff-share-latest = You can share it until { $date } at the latest.
staff-share-button = Share
staff-asked-share-what-label = Whom do you share it with?
staff-asked-share-what-called = whom you share it with
staff-asked-share-until-label = Until when do they need it?
staff-asked-share-until-called = the day until which they need it
staff-asked-share-because-label = Why do they need it?
staff-asked-share-because-called = why they need it
staff-share-until = Until { $date }
staff-share-over = Was shared until { $date }
staff-share-ended = Ended early
staff-share-withdrawn = The family withdrew its agreement
staff-share-end = End sharing
staff-share-end-title = End sharing
staff-share-end-text = { $partner } could see it until { $date }. They see nothing of it from now on.
staff-share-end-button = End sharing
staff-asked-share-end-label = Why do they not need it any more?
staff-asked-share-end-called = why they do not need it any more
staff-done-share-begun = It is shared.
staff-done-share-ended = It is not shared any more.
staff-event-share-begun = Shared with a partner
staff-event-share-ended = Sharing ended
staff-event-share-opened = Opened by a partner
staff-changed-link = What is different
staff-changed-title = What is different: { $reference }
staff-changed-caption = Answers that are not the same
staff-changed-question = Question
staff-changed-before = Before:
staff-changed-now = Now:
staff-changed-nothing = What both { $before } and { $now } asked has the same answers.
staff-changed-same = { $count ->
    [one] { $count } answer is the same.
   *[other] { $count } answers are the same.
}
staff-invitations-heading = Invitations
staff-invitations-none = The family has not been invited to fill in another form.
staff-invite-title = Invite the family to tell you more
staff-invite-text = You get a code for the form “{ $form }”. Hand it to the family, or read it out. The form is empty: it shows nothing of what they told you before. You cannot see what they fill in until they send it. What they send is then linked to this record.
staff-invite-ends = They can begin the form until { $date }.
staff-invite-button = Show the code
staff-asked-invitation-form-label = Which form?
staff-asked-invitation-form-called = the form
staff-invitation-open = Can be used until { $date }
staff-invitation-over = Was not used by { $date }
staff-invitation-answered = Answered: { $reference }
staff-invitation-taken-back = Taken back
staff-invitation-back = Take back
staff-invitation-back-title = Take back this invitation
staff-invitation-back-text = The code begins the form “{ $form }” no more. A form that was begun with it can still be sent, and is then not linked to this record.
staff-invitation-back-button = Take back the invitation
staff-invitation-code-title = The invitation code
staff-invitation-code-label = Your invitation code
staff-invitation-code-picture = The invitation code as a picture for the camera of a phone
staff-invitation-code-form = For the form: { $form }
staff-invitation-code-ends = You can begin the form until { $date }.
staff-invitation-code-use = There, the form opens empty. While you fill it in you can save it: you then get a return code of your own, which nobody at the hub has seen.
staff-invitation-code-joins = What you send is added to what you told the hub before. You do not have to fill it in to get help.
staff-invitation-code-print = Hand over the printed page. It has the code, where to enter it and whom to phone, and nothing of the family. Without a print button, use your browser’s print command.
staff-done-invitation-taken-back = The invitation was taken back.
staff-event-invitation-given = Invited to another form
staff-event-invitation-answered = An invitation was answered
staff-event-invitation-taken-back = An invitation was taken back
staff-trouble-already-invited-title = This page has shown its code already
staff-trouble-already-invited-text = A code is shown once. If the family did not get it, take the invitation back and invite the family again.
staff-trouble-invitation-answered-title = The family has answered this invitation
staff-trouble-invitation-answered-text = What it sent is linked to this record. If that is wrong, undo the link.
staff-trouble-nothing-to-share-title = There is nothing to share
staff-trouble-nothing-to-share-text = The family has agreed to nothing that can be shared now: what it agreed to is shared already, it withdrew it, or the notice does not name that partner any more.

# What a partner's practitioner sees.
staff-navigation-shared = Shared with us
staff-shared-title = Shared with us
staff-shared-text = What families agreed that { $partner } may be told, and a family hub shared. It shows nothing that a family wrote until you open it. Each opening is recorded.
staff-shared-none = Nothing is shared with you now.
staff-shared-more = More
staff-column-shared-until = Until
staff-shared-for-heading = What it is shared for
staff-shared-purpose = The family agreed to
staff-shared-because = Why it is shared
staff-shared-until = You can see it until
staff-shared-received = Sent by the family

## The audit

staff-navigation-audit = Audit
staff-audit-title = Who did and saw what
staff-audit-text = Every look at a record and every change to one. It shows no answers, notes or messages.
staff-audit-who = Who
staff-audit-everybody = Everybody
staff-audit-from = From
staff-audit-to = To
staff-audit-date-hint = For example, 27/3/2026
staff-audit-reference = Reference
staff-audit-reference-hint = For example, FH-7K3M-92QX. With a reference, everything about that family’s record is shown, whoever did it and whenever
staff-audit-search = Search
staff-audit-caption = { $count ->
    [one] 1 entry, newest first
   *[other] { $count } entries, newest first
}
staff-audit-none = Nothing was recorded that fits this search.
staff-audit-older = Older entries
staff-audit-family = The family
staff-audit-someone = Somebody who is not known any more
staff-audit-audit = The audit
staff-audit-exported = Rows in the file: { $count }
staff-audit-deleted = A family whose record is deleted
staff-audit-own-session = Their own session
staff-column-when = When
staff-column-who = Who
staff-column-what = What
staff-column-about = About
staff-audit-error-from = From must be a real date, like 27/3/2026
staff-audit-error-to = To must be a real date, like 27/3/2026
staff-audit-error-order = To must be the same day as From, or after it
staff-audit-error-reference = Enter a reference in the correct format, like FH-7K3M-92QX
staff-audit-error-nothing = Nobody has taken a form with this reference, or there is none
staff-audit-error-who = Choose somebody from the list

## A hub's promise to be in contact

staff-promise-due-in = { $count ->
    [one] Contact due in 1 working day
   *[other] Contact due in { $count } working days
}
staff-promise-today = Contact due today
staff-promise-passed = Contact overdue
staff-promise-overdue = { $count ->
    [one] Contact 1 working day overdue
   *[other] Contact { $count } working days overdue
}

## Searching for a family

staff-navigation-search = Search
staff-search-title = Search for a family
staff-search-text = We do not keep what you type. We record that you searched, and how many referrals you found.
staff-search-button = Search
staff-asked-search-by-label = What do you know?
staff-asked-search-by-called = what you know
staff-search-by-reference = A reference
staff-search-by-phone = A phone number
staff-search-by-email = An email address
staff-search-by-surname = A surname and date of birth
staff-asked-search-reference-label = Reference
staff-asked-search-reference-called = a reference
staff-search-reference-hint = For example, FH-7K3M-92QX
staff-asked-search-phone-label = Phone number
staff-asked-search-phone-called = a phone number
staff-asked-search-email-label = Email address
staff-asked-search-email-called = an email address
staff-asked-search-surname-label = Surname
staff-asked-search-surname-called = a surname
staff-search-surname-hint = Of anybody in the family whose date of birth you know
staff-asked-search-born-label = Date of birth
staff-asked-search-born-called = a date of birth
staff-search-error-surname = Enter a surname with letters in it
staff-search-caption = { $count ->
    [one] 1 referral found
   *[other] { $count } referrals found, newest first
}
staff-search-more = More families match than can be shown. Here are { $most } of them. Search by something else that you know.
staff-search-elsewhere = { $hub } knows a family that matches. Ask your hub manager whom to speak to there.
staff-search-elsewhere-phone = { $hub } knows a family that matches. Phone them: { $phone }
staff-search-empty = Nothing found
staff-search-empty-reference =
    Check each letter and number with the family. A reference has no 0, 1, I, L, O, S or U in it.
    It may belong to another council.
staff-search-empty-phone =
    The family may have given another number, or none. Try the email address, or a surname and date of birth.
    A form that nobody has taken yet is found by its reference only. Look in Referrals too.
staff-search-empty-email =
    The family may have given another address, or none. Try the phone number, or a surname and date of birth.
    A form that nobody has taken yet is found by its reference only. Look in Referrals too.
staff-search-empty-surname =
    Try another surname of the family, or another person in it. Check the date of birth.
    A form that nobody has taken yet is found by its reference only. Look in Referrals too.
staff-column-form = Form
staff-form-kind-self-referral = Family asks for help
staff-form-kind-family-details = About a family
staff-form-kind-appointment = Appointment
staff-form-kind-change = Something changed
staff-form-kind-rights-request = Rights request
staff-form-kind-complaint = Complaint
staff-form-kind-professional-referral = Professional asks for help
staff-form-kind-feedback = Feedback
staff-event-families-searched = Searched for a family
staff-audit-searched-by = { $by ->
    [reference] Reference
    [phone] Phone number
    [email] Email address
   *[surname] Surname and date of birth
}: { $count } found

## Help for staff

staff-help-title = Help
staff-help-order = How the lists are ordered
staff-help-order-text = What has waited longest stands first. Nothing is ranked by what a family wrote.
staff-help-promise-text = Where your hub promises to be in contact within some working days, each new form says by when. A red mark says that the day has passed.
staff-help-status = What each status means
staff-help-new = Nobody has been in contact yet
staff-help-contacting = Somebody is trying to reach the family
staff-help-in-assessment = The family and a worker find out what would help
staff-help-supported = The family has support
staff-help-signposted = The family was shown where else to turn. It has ended
staff-help-closed = The hub’s work is done. It has ended
staff-help-find = Finding a family
staff-help-find-text = Search by what a family says on the phone. You see references, never names. Where another hub knows the family, you see which hub to phone.
staff-help-reason = Why you are asked for a reason
staff-help-reason-text = You can open what a colleague works on to cover for them. You say why first. Your reason is kept with the record, and the audit says that you gave one. It holds for 1 hour.
staff-help-safe = Before you contact a family
staff-help-safe-text = The top of each referral says what is safe. What the family has not named as safe is not safe.
staff-help-warning-text = A warning tells colleagues about something in a household that they have to know before a visit. Write only what they need to know and how you know it. End it when it is no longer needed.
staff-help-sign-out = Signing out
staff-help-sign-out-text = You are signed out after 15 minutes in which you open no page, and after 8 hours. Sign out yourself before you leave a computer.
staff-help-ask = Whom to ask
staff-help-ask-text = Ask your hub manager about your access, another hub’s work or a colleague who is away.
staff-help-ask-officer = Ask a hub’s manager about the work of that hub, and the council’s IT service desk about your access.
staff-help-audit-text = Audit shows who opened or changed a record, and when. It shows no answers, notes or messages. “Read more records than is usual” says which kind of reading was unusual: ask the person and their manager why. Whoever opens a colleague’s referral gives a reason, which stands in that referral’s timeline.
staff-help-ask-fault = If a page says that something went wrong, give the request number at its foot to whoever looks after this service. Do not send them anything about a family.
staff-go-to-start = Go to the start

# Work is shared out
staff-column-select = Select
staff-queue-select = Select { $reference }
staff-queue-count =
    { $count ->
        [one] 1 referral
       *[other] { $count } referrals
    }
staff-queue-more-than = More than { $count } referrals
staff-counted-more = More than { $count }
staff-queue-filtered-empty = Nothing open is like that. Choose less, or show everything.
staff-queue-export = Download this list as a file for a spreadsheet (CSV, at most 1,000 rows)
staff-export-follow-up = What a family said since
staff-filter-heading = Show only
staff-filter-apply = Show these
staff-filter-clear = Show everything
staff-filter-status = Status
staff-filter-any-status = Any status
staff-filter-not-taken = Not taken yet
staff-filter-who = Assigned to
staff-filter-any-who = Anybody
staff-filter-kind = Form
staff-filter-any-kind = Any form
staff-filter-waiting = Waiting
staff-filter-any-waiting = However long
staff-filter-waited =
    { $count ->
        [one] 1 working day or more
       *[other] { $count } working days or more
    }
staff-filter-hub = Hub
staff-filter-any-hub = All your hubs
staff-assign-link = Give to a colleague
staff-assign-selected = Give selected referrals to a colleague
staff-assign-title =
    { $count ->
        [0] Give referrals to a colleague
        [one] Give 1 referral to a colleague
       *[other] Give { $count } referrals to a colleague
    }
staff-assign-text = They see it among their own, with what is still to be done for it. You can open it afterwards only if you say why.
staff-assign-to = Who is to work on it?
staff-assign-do = Give
staff-assign-error-rows = Select at least one referral in the list
staff-assign-error-to = Choose who is to work on it
staff-assigned-title = Done
staff-assign-you = you
staff-assign-colleague = a colleague
staff-assign-given =
    { $count ->
        [one] 1 referral is now with { $name }.
       *[other] { $count } referrals are now with { $name }.
    }
staff-assign-already =
    { $count ->
        [one] 1 referral was with { $name } already.
       *[other] { $count } referrals were with { $name } already.
    }
staff-assign-changed =
    { $count ->
        [one] 1 referral was left as it is: it has changed meanwhile, or { $name } does not work in its hub.
       *[other] { $count } referrals were left as they are: they have changed meanwhile, or { $name } does not work in their hub.
    }
staff-caseload-title = Caseload
staff-caseload-text = Open referrals in your hubs. A family waits while its referral is New or Contacting: “Longest waiting” is how long it has been since that family’s form came.
staff-caseload-hubs = By hub
staff-caseload-colleagues = By colleague
staff-caseload-longest = Longest waiting
staff-caseload-all = All open
staff-caseload-ended = { $name } (access ended)
staff-caseload-nobody-waits = Nobody waiting
staff-caseload-no-colleagues = No colleague of your hubs has signed in yet.
staff-hand-over-link = Hand over
staff-hand-over-title = Hand over all referrals
staff-hand-over-count = { $name } works on this many open referrals of your hubs: { $count }.
staff-hand-over-text = All of them, and what is still to be done for them, go to one colleague. Long lists go in parts: the page says what is left.
staff-hand-over-do = Hand over
staff-hand-over-none = { $name } works on no open referral of your hubs.
staff-hand-over-left =
    { $count ->
        [one] 1 referral was left: it has changed meanwhile, or { $name } does not work in its hub.
       *[other] { $count } referrals were left: they have changed meanwhile, or { $name } does not work in their hubs.
    }

# Lists with a name
staff-views-title = Your lists
staff-views-yours = Lists that you have
staff-views-name-this = Give this list a name
staff-views-manage = Change your lists
staff-views-name = What do you call this list?
staff-views-name-hint = For example, “Waiting for 5 days”. Only you see it. Do not name a family.
staff-views-save = Save
staff-views-remove = Remove
staff-views-none = You have given no list a name. Show only some of all that is open, then give that list a name.
staff-views-error-name = Enter a name of at most 40 characters
staff-views-error-most = You have 10 lists, and that is the most. Remove one first
