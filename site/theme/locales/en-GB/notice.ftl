# Privacy notices: the promise in short, all texts of a notice, and what changed between two.

notice-updated = Last updated { $date }
notice-published = First published { $date }
notice-older-title = Important
notice-older = This is an older version of this notice. It was in force until { $until }.
notice-older-link = Read the current version
notice-changes-link = What changed in this version
notice-versions-link = All versions of this notice
notice-text-link = Go to the whole text
notice-text-heading = The whole text
notice-promise-heading = The promise in short
notice-demonstration = This is a demonstration. A form that you do not send is deleted, as we say here. What you send is not yet deleted by itself.
notice-contents-heading = On this page
notice-fingerprint = The number of this version is { $version }.
notice-fingerprint-kept = A form that you send keeps it, so we always know which version you saw.

# At what was sent under it.
notice-version-named = { $title }, version of { $date }

notice-versions-title = All versions of this notice
notice-versions-text = We keep every version. When we change the notice, you can see here what changed.
notice-in-force-since = In force since { $from }
notice-in-force-until = In force from { $from } until { $until }
notice-versions-current = Current version
notice-versions-changes = What changed
notice-versions-changes-hidden = in the version of { $date }
notice-versions-first = First version on this website
notice-versions-number = Number:

notice-changes-title = What changed on { $date }
notice-changes-compared = This page compares two versions of the notice:
notice-changes-old = The version before, of { $date }
notice-changes-new = The new version, of { $date }
notice-changes-summary-heading = Summary
notice-changes-answers = { $count ->
    [one] One answer in the promise changed
   *[other] { $count } answers in the promise changed
 }
notice-changes-added = { $count ->
    [one] One part of the text was added
   *[other] { $count } parts of the text were added
 }
notice-changes-removed = { $count ->
    [one] One part of the text was removed
   *[other] { $count } parts of the text were removed
 }
notice-changes-moved = { $count ->
    [one] One part of the text moved to another place
   *[other] { $count } parts of the text moved to another place
 }
notice-changes-changed = { $count ->
    [one] One part of the text has other words
   *[other] { $count } parts of the text have other words
 }
notice-changes-part = A part is a heading, a paragraph, a point in a list or a row of a table.
notice-changes-only-dates = Nothing changed but dates.
notice-changes-promise-heading = The promise in short
notice-changes-promise-same = Nothing changed in the promise.
notice-changes-was = Before
notice-changes-is = Now
notice-changes-is-too = Now also
notice-changes-is-no-longer = No longer
notice-changes-same-lines = { $count ->
    [one] One more line of this answer did not change.
   *[other] { $count } more lines of this answer did not change.
 }
notice-changes-same-answers = Answers that did not change
notice-changes-text-same = Nothing changed in the text.
notice-changes-under = Under the heading “{ $heading }”
notice-piece-added-start = (added:
notice-piece-removed-start = (removed:
notice-piece-end = )
notice-part-same = { $count ->
    [one] One part did not change
   *[other] { $count } parts did not change
 }
notice-part-added = Added
notice-part-removed = Removed
notice-part-changed = Changed
notice-part-moved-away = Moved from here
notice-part-moved-here = Moved to here

promise-more = Show { $count } more
promise-categories = What we may know about you
promise-missing-categories = The council has not yet said what it may know about you.
promise-category-special = { $label } (sensitive information)
promise-special-explained = The law protects sensitive information more than other information. It can be about your health or your ethnicity, for example.
promise-sources = Who else may tell us
promise-missing-sources = The council has not yet said who else may tell it about you.
promise-purposes = Why
promise-missing-purposes = The council has not yet said why it uses your information.
promise-basis = What law allows it
promise-missing-basis = The council has not yet said which law allows it.
promise-article = { $meaning } (UK GDPR Article { $article })
promise-article-unknown = UK GDPR Article { $article }
promise-article-law = { $meaning } (UK GDPR Article { $article }; { $law })
promise-article-schedule = { $meaning } (UK GDPR Article { $article }; Data Protection Act 2018, Schedule 1, { $schedule })
promise-basis-for = { $basis }. This is for: { $purposes }
promise-basis-for-the-rest = { $basis }. This is for everything else
promise-interests = These are the interests: { $interests }
promise-special = What law allows it for sensitive information
promise-missing-special = The council has not yet said which law allows it for sensitive information.
promise-policy-link = Our policy on sensitive information
promise-policy = Our policy on sensitive information: { $document }
promise-recipients = Who may see it
promise-missing-recipients = The council has not yet said who may see it.
promise-recipient-if-you-agree = { $recipient }, if you agree
promise-recipient-teams = { $name } ({ $teams })
promise-processor = { $name }, for us: { $role }
promise-transfers = Where it is kept
promise-missing-transfers = The council has not yet said whether it leaves the United Kingdom.
promise-transfer = It goes to { $to }. What protects it there: { $safeguard }
promise-transfer-unprotected = It goes to { $to }. The council has not yet said what protects it there
promise-retention = How long
promise-missing-retention = The council has not yet said how long it keeps your information.
promise-refuse = If you say no
promise-missing-refuse = The council has not yet said what happens if you say no.
promise-missing-obligation = The council has not yet said whether you have to give it your information.
promise-obligation-none = You do not have to give us your information.
promise-obligation-statutory = The law says that you must give us your information.
promise-obligation-contractual = A contract says that you must give us your information.
promise-automated = Decisions by a computer
promise-missing-automated = The council has not yet said whether a computer decides about you on its own.
promise-rights = Your rights
promise-missing-rights = The council has not yet said which rights you have.
promise-rights-how = How to use your rights
promise-complaints = How to complain
promise-missing-complaints = The council has not yet said how to complain to it.
promise-acknowledged = The council tells you within { $period } that it has your complaint.
promise-commissioner = Complain to the Information Commissioner
promise-commissioner-phone = Phone the Information Commissioner: { $phone }
promise-controller = Who decides
promise-missing-controller = The council has not yet said who decides how your information is used.
promise-officer = Data protection officer
promise-missing-officer = The council has not yet said who its data protection officer is.
promise-review = When we look at this notice again
promise-missing-review = The council has not yet said when it looks at this notice again.
promise-review-by = By { $date }
promise-covers = What this notice is about
promise-missing-covers = The council has not yet said which hubs and forms this notice is about.
promise-covers-form = The form “{ $title }”

# UK GDPR Articles 6(1) and 9(2) in plain words.
basis-6-1-a = You agreed
basis-6-1-b = We have a contract with you
basis-6-1-c = The law says that we must
basis-6-1-d = To save a life
basis-6-1-e = It is our task as a council
basis-6-1-ea = It is an interest that the law recognises
basis-6-1-f = It is in our or someone else’s legitimate interests
basis-9-2-a = You agreed clearly
basis-9-2-b = Laws on work, social security and social protection
basis-9-2-c = To save the life of someone who cannot agree
basis-9-2-d = We are a not-for-profit body and you are our member
basis-9-2-e = You made it public yourself
basis-9-2-f = Legal claims and courts
basis-9-2-g = It is in the public interest, and that weighs heavily
basis-9-2-h = Health or social care
basis-9-2-i = Public health
basis-9-2-j = Archives, research and statistics

retention-draft = A form that you began and did not send
retention-submission = A form that you sent
retention-family = What we keep about your family
retention-child = What we keep about your child
retention-period = { $count } { $unit ->
    [day] { $count ->
        [one] day
       *[other] days
     }
    [month] { $count ->
        [one] month
       *[other] months
     }
   *[year] { $count ->
        [one] year
       *[other] years
     }
 }
retention-after-last-change = { $record }: { $period } after you last changed it
retention-after-last-contact = { $record }: { $period } after our last contact
retention-after-birth = { $record }: until { $period } after your child was born
retention-until = { $record }: until { $date }
retention-not-said = { $record }: the council has not yet said how long
retention-then-delete = { $promise }, then we delete it
retention-then-anonymise = { $promise }, then we take out everything that shows who you are
retention-owner = { $promise }. Who sees to it: { $owner }
retention-owner-of-all = Who sees to all of it: { $owner }

right-withdraw-agreement = Take back your agreement
right-access = See what we hold about you
right-rectification = Have it corrected
right-erasure = Have it deleted
right-restriction = Have its use limited
right-portability = Take it with you
right-objection = Object to how it is used
right-automated-decisions = Not have a computer alone decide about you
