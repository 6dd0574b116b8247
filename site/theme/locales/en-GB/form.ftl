# Forms: their pages, checking, sending, and what a family keeps.

form-step = { $form } – step { $step } of { $steps }
form-part = { $form } – { $part }
form-continue = Continue
form-send = Send
form-change = Change
form-yes = Yes
form-no = No
form-optional-label = { $label } (optional)
form-date-day = Day
form-date-month = Month
form-date-year = Year
form-select-nothing = Choose one
form-notice-before = How we use what you tell us:
form-notice-check = When you send this, we use it as this notice says:
form-notice-sent = We use what you sent as this notice says:
form-demonstration-before = This is a demonstration: nobody will reply. Do not enter real details.
form-demonstration-after = This is a demonstration. Nobody reads what you sent and nobody will reply.
# For programs that fill in every field; people never see it.
form-honeypot = Leave this empty

# Error messages follow the GOV.UK Design System: https://design-system.service.gov.uk/components/error-message/
form-error-summary = There is a problem
form-error-prefix = Error
form-error-missing = Enter { $called }
form-error-not-chosen = Select { $called }
form-error-too-long = { $subject } must be { $longest } characters or fewer
form-error-not-an-email = Enter an email address in the correct format, like name@example.com
form-error-not-a-phone = Enter a phone number, like 01632 960 001, 07700 900 982 or +44 808 157 0192
form-error-not-a-mobile = Enter a UK mobile number, like 07700 900 982
form-error-not-a-choice = Select { $called } again
form-error-not-a-postcode = Enter a full UK postcode, like AA3 1AB
form-error-not-a-number = { $subject } must be a whole number, like 4
form-error-number-between = { $subject } must be between { $least } and { $most }
form-error-date-lacks-day = { $subject } must include a day
form-error-date-lacks-month = { $subject } must include a month
form-error-date-lacks-year = { $subject } must include a year
form-error-date-lacks-day-month = { $subject } must include a day and month
form-error-date-lacks-day-year = { $subject } must include a day and year
form-error-date-lacks-month-year = { $subject } must include a month and year
form-error-date-year = Year must include 4 numbers
form-error-date-not-real = { $subject } must be a real date
form-error-date-not-past = { $subject } must be today or in the past
form-error-date-not-future = { $subject } must be today or in the future
form-error-date-between = { $subject } must be between { $first } and { $last }
form-error-unreadable = Enter { $called } again, with letters, numbers and ordinary signs only

# The characters that are left. GOV.UK's script puts the number where %{"{"}count{"}"} stands.
form-count-longest = You can enter up to { $longest } characters
form-count-under-one = You have %{"{"}count{"}"} character left
form-count-under-other = You have %{"{"}count{"}"} characters left
form-count-at = You have 0 characters left
form-count-over-one = You have %{"{"}count{"}"} character too many
form-count-over-other = You have %{"{"}count{"}"} characters too many

# A list that builds up, such as the people of a household. `one` and `many` are the form's own words.
form-list-count = { $count ->
    [one] You have added 1 { $one }
   *[other] You have added { $count } { $many }
 }
form-list-open = Not finished
form-list-unnamed = { $one } { $number }
form-list-first = Do you want to add a { $one } now?
form-list-any = Do you want to add a { $one }?
form-list-another = Do you want to add another { $one }?
form-list-full = You can add { $most } { $many } here. If there are more, tell the worker who contacts you.
form-list-error-any = Select yes if you want to add a { $one }
form-list-error-another = Select yes if you want to add another { $one }
form-list-error-needed = Select yes and add at least one { $one }
form-list-error-unfinished = Some answers are missing. Select Change next to “Not finished”
form-remove = Remove
form-remove-question = Are you sure you want to remove { $name }?
form-remove-error = Select yes if you want to remove { $name }

# Told under a list of people, some of whom may be adults.
form-list-people = We have to tell other adults that you gave us information about them. We do not ask you to agree for them. If telling them could put anyone at risk, tell us first. You can tell the worker who contacts you.

# A question made of the notice: `partner` is the name of an organisation, and in brackets its teams.
form-agreement-question = Can we share what you told us with { $partner }?
form-agreement-hint = Select what they can use it for. If you select nothing, we do not share it with them.

# The parts of a long form.
form-tasks-text = You can fill in the parts in any order.
form-tasks-count = You have completed { $done } of { $all } parts.
form-tasks-completed = Completed
form-tasks-begun = In progress
form-tasks-not-begun = Not yet started
form-tasks-check = Check your answers and send them
form-tasks-cannot-check = Cannot start yet
# What is told on a page of its own before a page of a form.
form-before-title = Before the next questions
form-before-leave-out = You can leave out any of these questions.
form-before-seen = Someone near you may be able to see your screen. To leave at once, select “Exit this page”. You can come back later with your return code.

# Saving a form and coming back to it with a return code.
form-save-link = Save and come back later
form-save-forgets = This device keeps your form open until you close the browser, and for 4 hours at most after you last open a page of it. After that, you need your return code to continue.
form-save-title = Your return code
form-save-text = We have saved every page on which you selected “Continue”. With this code you can continue later, on any device. You do not need an account or an email address.
form-save-code-label = Return code
form-save-picture = Your return code as a picture for the camera of a phone
form-save-use = To continue, enter the code at:
form-save-until = Kept until { $date }.
form-save-file = Download the code as a file
form-save-opens-heading = What the code opens
form-save-opens-text = Anyone who has the code can open these forms. Write it down, print this page or take a photo. Keep it where only you can find it.
form-save-deleted = After that date, we delete the form. You do not have to do anything. Each time you save a page, we keep the form for the full time again.
form-save-here-heading = On this device
form-save-here-text = This device forgets the form when you close the browser. Until then, and for 4 hours at most, someone else who uses this browser can open it.
form-save-exit = Select “Exit this page” to make this device forget the form at once. We keep what you saved, and the code opens it again.
form-save-go-on = Continue with this form

form-remind-heading = A reminder before we delete the form (optional)
form-remind-text = If you want, we send you one message on { $date }, two days before we delete the form “{ $form }”. It says only that something you began on our website ends soon. Your code and your answers are not in it.
form-remind-address = We keep the address apart from the form and use it for this message alone. We delete it when the message has arrived. If you send the form or stop the reminder before that, we delete it within a day.
form-remind-warning = Someone else may see your messages. Only ask for a reminder if that is safe for you.
form-remind-by-label = How do you want to be reminded?
form-remind-by-called = how you want to be reminded
form-remind-by-email = Email
form-remind-by-text = Text message
form-remind-email-label = Email address
form-remind-email-called = an email address
form-remind-phone-label = UK mobile number
form-remind-phone-called = a UK mobile number
form-remind-button = Set the reminder
form-remind-set-email = We will send you a reminder by email on { $date }.
form-remind-set-text = We will send you a reminder by text message on { $date }.
form-remind-moves = If you save another page, the reminder moves with the form: it comes two days before we delete “{ $form }”. If you send the form, it does not come.
form-remind-stop = Stop the reminder
form-remind-too-often = Too many reminders were asked for from your internet connection or for this address. Wait and try again later
return-title = Continue a saved form
return-text = Enter your return code, or the invitation code that the hub gave you. It works in any browser and on any device.
return-for-reminder = This device no longer has your form open. Enter your return code: the reminder is then changed as you asked, with what you typed.
return-code-label = Return code
return-code-hint = It has 24 letters and numbers. Capital letters, spaces and hyphens do not matter.
return-open = Continue
return-error-missing = Enter your return code
return-error-not-a-code = Return code must be 24 letters and numbers
return-error-opens-nothing = We cannot find a saved form with this code. Check that it is your return code, and that you saved the form with { $council }. If its last day has passed, we have deleted it
return-error-of-sent = The form of this code was sent already. To see what you sent, use your receipt code
return-error-of-another-form = This code opens another form. To continue that one, enter the code under “Continue a saved form”
return-lost-heading = If you lose your code
return-lost-text = Nobody can open your form without the code, not even us. We delete the form after its last day. If the form is still open in your browser, select “Save and come back later” to see the code again. If not, you can fill in the form again or contact us.
return-done = { $done } of { $all } pages filled in.
return-forms-title = Your saved forms
return-go-on = Continue
return-other-heading = Enter another code
return-other-text = If you enter another code, this browser can no longer open the forms above. Keep their return code first:
return-sent-title = You have sent this form already
return-sent-text = There is nothing left to fill in. Use your receipt code to see what you sent.

# A form on paper.
paper-title = { $form }: on paper
paper-summary = The form “{ $form }” to print and to fill in by hand.
paper-link = Print this form and fill it in on paper
paper-how = Print this page, fill it in by hand and give it to { $hub }. A worker can help you.
paper-online = Fill it in here instead
paper-give = When you have filled it in, give it to { $hub }. You do not have to answer every question.
paper-tick-one = Tick one.
paper-tick-any = Tick all that apply.
paper-only-if = Only if you ticked “{ $choice }”.
paper-promise = How we use what you write

form-outside = { $postcode } may be outside { $council }. You can still send this form. A worker will tell you who can help you where you live.
form-outside-find = Find your local council on GOV.UK
form-check-list = Add, change or remove
form-check-title = Check your answers before you send them
form-check-send-heading = Now send your answers
answer-empty = Not answered

# A choice with which a form ends before it is sent.
form-ended-title = You cannot use this form for that
form-ended-nothing-sent = Nothing was sent.
form-ended-back = Choose another answer
form-ended-onward = Where to go next

form-sent-title = We have your form
form-sent-reference = Your reference
form-sent-code-heading = Keep your receipt code
form-sent-code-text = Use this code to see what you sent. Anyone who has the code can see it too.
form-sent-code-label = Your receipt code
form-sent-print = Print this page
form-sent-code-keep = Write it down, print this page or take a photo. Keep it where only you can find it.
form-sent-shown = For up to 1 hour after it was sent, anyone who uses this browser can see this page: select “Exit this page” to close it. After that, we cannot show it again.
form-sent-code-use = When you need it, go to:
# A professional wrote about a family: what was sent is the family's to see.
form-sent-code-received = Use this code to see that we received this. It shows nothing of what you wrote, because that is about a family. Only the people who work on it can see it.
form-sent-next-heading = What happens next

# Something cannot be done. One paragraph a line.
trouble-not-shown-title = Sorry, we cannot show what you sent right now
trouble-not-shown-text =
    Something on our side is not working right now. What you sent is safe.
    Try again in a few minutes.
trouble-not-opened-title = Sorry, we cannot open your form right now
trouble-not-opened-text =
    Something on our side is not working right now. What you saved is safe.
    Try again in a few minutes. If you selected “Send” before, you will then see whether we have your form: you cannot send it twice by mistake.
trouble-not-kept-title = Sorry, we could not save your answers
trouble-not-kept-text =
    Something on our side is not working right now. Nothing was sent.
    Go back in your browser: what you typed should still be there. Then try again in a few minutes.
trouble-not-reminded-title = Sorry, we do not know whether that was done
trouble-not-reminded-text =
    Something on our side is not working right now. Perhaps your reminder was changed, perhaps not.
    Try again in a few minutes. You get one reminder at most. Your form is not affected.
trouble-too-large-title = That is more than we can take
trouble-too-large-text =
    Your answers are too long, so nothing was sent.
    Go back in your browser, make them shorter and try again.
trouble-no-longer-here-title = This page is no longer available
trouble-no-longer-here-text =
    If you sent your form, we have it. If we gave you a receipt code, use it to see what you sent.
    If you did not send it, enter your return code to continue where you stopped. If you do not have the code, start again.
trouble-unreadable-title = We could not read that
trouble-unreadable-text =
    Something went wrong on the way to us, so nothing was sent.
    Go back in your browser and try again.
trouble-other-answers-title = This form was sent already, with other answers
trouble-other-answers-text =
    The answers on the page you sent are not the ones we have. Nothing new was sent.
    If we gave you a receipt code, use it to see what you sent. To change something, contact us.
trouble-forbidden-title = We could not accept that
trouble-forbidden-text =
    It did not come from a page of this website, so nothing was sent or changed.
    Open the form here and try again.
trouble-not-found-title = Page not found
trouble-not-found-text =
    If you typed the address, check that it is right.
    If you followed a link, the page may have moved.
trouble-too-many-title = Wait a few minutes and try again
trouble-too-many-text =
    Too much came from your internet connection in a short time. You may share it with others, for example at a hub or a library. We did not accept what came last, and nothing was sent.
    Go back in your browser: what you typed should still be there. Wait a few minutes, then try again.
trouble-broken-title = Sorry, there is a problem with this website
trouble-broken-text =
    It is our mistake, not yours. Nothing was sent.
    Try again in a few minutes.
# Only on pages that something of ours is behind: a name for one request, which says nothing about who asked.
trouble-request-id = If you contact us about this page, give us its number: { $id }
try-again = Try again

# What a browser's tab and history say of a form's page: nothing of what the form is about.
form-tab-step = Step { $step } of { $steps }
form-tab-tasks = Parts to fill in

# When a device forgets a form, or closes what was sent: told on the page, and asked in time.
forgets-at = The time ends:
forgets-title = Are you still there?
forgets-form-soon = In 5 minutes this device forgets your form. What you saved stays, and your return code opens it again.
forgets-request-soon = In 5 minutes this device forgets your receipt code. Enter the code again to open your request.
forgets-sent-soon = In 5 minutes this page closes, and we cannot show it again. Write down what you need, or print the page.
forgets-stay = Stay on this page
forgets-not-stayed = Sorry, that did not work: the time goes on. Check your internet connection and try again.
forgets-gone-title = The time has ended
forgets-form-gone = This device has forgotten your form. What you saved stays, and your return code opens it again. If you typed something on this page, it is still here: select Continue, then enter your code.
forgets-request-gone = This device has forgotten your receipt code. If you typed something on this page, it is still here: send it, then enter your code.
forgets-close = Close

# A form was begun in this browser before, and its first page is filled in anew.
form-unfinished-title = You have a form that is not finished
form-unfinished-text = Someone began this form in this browser and did not send it. It may have been you, or someone who used this device before you.
form-unfinished-typed = Nothing of what you typed just now is lost. Choose what to do with it.
form-unfinished-question = What do you want to do?
form-unfinished-new = Start a new form with what I typed
form-unfinished-new-hint = It gets its own return code. The form from before stays as it is, but this browser no longer opens it: only its own return code does.
form-unfinished-before = Continue the form from before
form-unfinished-before-hint = Only if you began it. Its answers stay, and what you typed just now is not used.
form-unfinished-both = Continue the form from before, with what I typed
form-unfinished-both-hint = Only if you began it. What you typed just now replaces what its first page said.
form-unfinished-error = Select whether to start a new form or continue the one from before
