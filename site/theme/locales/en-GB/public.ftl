# The public pages of a council.

navigation-help = Ask for help
navigation-services = Find a service
navigation-notices = Your privacy

breadcrumb-home = Home
breadcrumb-services = Services
breadcrumb-organisations = Organisations
breadcrumb-notices = Your privacy

councils-site = Family hubs
councils-title = Family hubs
councils-text = Choose your council.

emergency-label = In danger?
emergency-summary = In danger? Call 999
warning = Warning
back-home = Go to { $site }

date = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
 } { $year }
moment = { $date } at { $hour }:{ $minute }{ $half }

contact-phone = Phone:
contact-email = Email:
contact-website = Website
reach-phone = Phone { $name }:
reach-email = Email { $name }:
reach-website = Contact { $name }:
reach-form = You can send us a form:

home-services-heading = Find a service
home-services-text = { $count ->
    [one] See the one service near you, who it is for and how to get it.
   *[other] See { $count } services for families, who they are for and how to get them.
 }
home-services-link = All services
home-notices-heading = Your privacy
home-request-heading = Already sent a form?
home-request-text = See what you sent, with your receipt code.
home-hours-heading = Opening hours

forms-title = Ask for help

services-title = Services for families
services-summary = Services for families, from A to Z.
services-organisations = Who provides these services:
services-organisations-link = All organisations
organisations-title = Organisations
organisations-summary = The organisations that help families here.
entry-by = Provided by { $name }
service-organisation = Provided by
service-hubs = Where
service-who-for = Who it is for
service-how = How to get it
service-contact = Contact
service-help-heading = Would you like help?
service-related-heading = More from { $name }
organisation-also = Also called
organisation-services-heading = What it provides
organisation-notices-heading = How it is named in our privacy notices
organisation-notices-text = These notices say what this organisation may be told about you:

notices-title = Your privacy
notices-summary = What we know about your family, why, who sees it and how long we keep it.
notices-text = Each notice is a promise: what we know about you, why, who sees it and how long we keep it.
notice-updated = Last updated { $date }
notice-published = First published { $date }
notice-newer = This is an older version of this notice.
notice-newer-link = Read the current version
notice-versions-heading = All versions of this notice
notice-version-shown = { $date } (this one)
notice-promise-heading = The promise in short
notice-demonstration = This is a demonstration. A form that you do not send is deleted, as we say here. What you send is not yet deleted by itself.
notice-contents-heading = On this page
notice-categories-summary = Everything we may know about you
notice-sources-heading = Who else may tell us

promise-controller = Who decides
promise-missing-controller = The council has not yet said who decides how your information is used.
promise-purposes = Why
promise-missing-purposes = The council has not yet said why it uses your information.
promise-basis = What law allows it
promise-missing-basis = The council has not yet said which law allows it.
promise-special = What law allows it for sensitive information
promise-missing-special = The council has not yet said which law allows it.
promise-recipients = Who may see it
promise-missing-recipients = The council has not yet said who may see it.
promise-transfers = Where it is kept
promise-missing-transfers = The council has not yet said whether it leaves the United Kingdom.
promise-retention = How long
promise-missing-retention = The council has not yet said how long it keeps your information.
promise-refuse = If you say no
promise-missing-refuse = The council has not yet said what happens if you say no.
promise-rights = Your rights
promise-missing-rights = The council has not yet said which rights you have.
promise-officer = Data protection officer
promise-missing-officer = The council has not yet said who its data protection officer is.
promise-complaints = How to complain
promise-missing-complaints = The council has not yet said how to complain to it.
promise-commissioner = Complain to the Information Commissioner
promise-category = { $label }
promise-category-special = { $label } (sensitive information)
promise-article = { $meaning } (UK GDPR Article { $article })
promise-article-unknown = UK GDPR Article { $article }
promise-article-law = { $meaning } (UK GDPR Article { $article }; { $law })
promise-article-schedule = { $meaning } (UK GDPR Article { $article }; Data Protection Act 2018, Schedule 1, { $schedule })
promise-recipient-if-you-agree = { $recipient }, if you agree
promise-recipient-teams = { $name } ({ $teams })
promise-processor = { $name }, for us: { $role }

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

right-withdraw-agreement = Take back your agreement
right-access = See what we hold about you
right-rectification = Have it corrected
right-erasure = Have it deleted
right-restriction = Have its use limited
right-portability = Take it with you
right-objection = Object to how it is used
right-automated-decisions = Not have a computer alone decide about you
