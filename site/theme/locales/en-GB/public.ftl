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
reach-address = Write to or visit { $name }:
reach-form = You can send us a form:

home-services-heading = Find a service
home-services-text = { $count ->
    [one] See the one service near you, who it is for and how to get it.
   *[other] See { $count } services for families, who they are for and how to get them.
 }
home-services-link = All services
home-notices-heading = Your privacy
home-request-text = If you have sent us a form, use your receipt code to see it.
home-hours-heading = Opening hours

forms-title = Ask for help

services-title = Services for families
services-summary = Services for families, from A to Z.
services-organisations-link = All organisations
organisations-title = Organisations
organisations-summary = The organisations that help families here.
entry-by = Provided by { $name }
service-organisation = Provided by
service-who-for = Who it is for
service-how = How to get it
service-contact = Contact
service-help-heading = Would you like help?
service-related-heading = More from { $name }
organisation-also = Also called
organisation-services-heading = What it provides
organisation-notices-heading = In our privacy notices
organisation-notices-text = These notices say what this organisation may be told about you:

notices-title = Your privacy
notices-summary = What we know about your family, why, who sees it and how long we keep it.
notices-text = Each notice is a promise: what we know about you, why, who sees it and how long we keep it.
