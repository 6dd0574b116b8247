# The directory: finding a service, and the pages of services, organisations and locations.

directory-breadcrumb-find = Find a service
directory-breadcrumb-locations = Places

# Finding
directory-find-title = Find a service
directory-find-summary = Find services for families by need, age, day, place and more.
directory-find-by = Find by
directory-search = Search services and privacy notices
directory-all-ways = All ways to find a service
directory-a-to-z = All services from A to Z
directory-letters = A to Z
directory-nothing = There is nothing here yet. You can ask us.
directory-counted = { $name } ({ $count })
directory-both = { $need }: { $narrower }
directory-narrow = Make this list shorter
directory-also = More that may be for you:
directory-no-letter = 0 to 9
directory-a-to-z-letter = Services: { $letter }
directory-organisations-letter = Organisations: { $letter }
directory-locations-letter = Places: { $letter }
directory-a-to-z-count = { $count ->
    [one] 1 service
   *[other] { $count } services
 }
directory-organisations-count = { $count ->
    [one] 1 organisation
   *[other] { $count } organisations
 }
directory-locations-count = { $count ->
    [one] 1 place
   *[other] { $count } places
 }
directory-locations-title = Places
directory-locations-summary = The places where services for families are.
directory-locations-link = All places

# Pages of a list
directory-pages = Pages
directory-page = Page { $page }
directory-previous = Previous page
directory-next = Next page
directory-page-title = { $title } (page { $page } of { $pages })

# Ways to find a service
directory-facet-need = What you need help with
    .title = Find a service by what you need help with
    .all = All needs
directory-facet-age = Age
    .title = Find a service by age
    .all = All ages
directory-facet-day = Day
    .title = Find a service by day
    .all = All days
directory-facet-hub = Family hub
    .title = Find a service by family hub
    .all = All family hubs
directory-facet-language = Language
    .title = Find a service by language
    .all = All languages
directory-facet-send = Special educational needs and disabilities (SEND)
    .title = Find a service for children with SEND
    .all = All support for SEND
directory-facet-cost = Cost
    .title = Find a service by cost
    .all = All costs

directory-need-title = Services: { $need }
directory-day-title = Services on { $day }
directory-hub-title = Services at { $hub }
directory-language-title = Services in { $language }
directory-free = Free
    .title = Free services
directory-send-specialist = Only for children with SEND and their families
    .title = Services only for children with SEND and their families
directory-send-inclusive = For all children, with support for SEND
    .title = Services for all children, with support for SEND

directory-age-pregnancy = Pregnancy
    .title = Services in pregnancy
directory-age-under-1 = Under 1
    .title = Services for babies under 1
directory-age-1-to-4 = 1 to 4
    .title = Services for ages 1 to 4
directory-age-5-to-10 = 5 to 10
    .title = Services for ages 5 to 10
directory-age-11-to-15 = 11 to 15
    .title = Services for ages 11 to 15
directory-age-16-to-18 = 16 to 18
    .title = Services for ages 16 to 18
directory-age-19-to-25 = 19 to 25
    .title = Services for ages 19 to 25
directory-age-any = Any age or not said
    .title = Services for any age, or that do not say

# A service
directory-important = Important
directory-paused = This service is not on at the moment.
directory-paused-tag = Not on now
directory-when-heading = When
directory-where = Where
directory-building = About the building
directory-getting-there = Getting there:
directory-reach = How it reaches you
directory-reach-outreach = Somebody comes to you.
directory-reach-online = You can use it online.
directory-reach-phone = You can use it by phone.
directory-ages = Ages
directory-cost = Cost
directory-free-of-charge = Free
directory-access-drop-in = You can just come. You do not need to book.
directory-access-self-referral = You can ask for it yourself.
directory-access-professional-referral = A professional who works with your family can ask for it.
directory-other-contact = Other contact
directory-send = Support for SEND
directory-send-specialist-text = It is only for children with special educational needs and disabilities (SEND) and their families.
directory-send-inclusive-text = Children with special educational needs and disabilities (SEND) get support to take part.
directory-languages = Languages
directory-languages-text = English, and { $languages }
directory-accessibility = Accessibility
directory-hubs = Family hub
directory-needs = Helps with
directory-related-all = All services from { $name }
directory-checked = The council last checked this on { $date }.
directory-not-checked = Nobody has said when this was last checked.

# A location
directory-location-summary = Where { $name } in { $town } is, and what is on there.
directory-on-there = What is on here
directory-ask-when = Ask when it is on
directory-step-free = No steps
directory-lift = Lift to all floors
directory-accessible-toilet = Toilet for wheelchair users
directory-changing-places = Changing Places toilet
directory-baby-change = Place to change a baby
directory-pram-space = Space for prams
directory-hearing-loop = Hearing loop
directory-quiet-room = Quiet room
directory-blue-badge-parking = Blue Badge parking

# Ages
directory-ages-pregnancy = Pregnancy
directory-ages-pregnancy-and = Pregnancy, and { $children }
directory-ages-babies = babies up to { $to }
directory-ages-children = children up to { $to }
directory-ages-young-people = children and young people up to { $to }
directory-ages-one = age { $age }
directory-ages-years = ages { $from } to { $to }
directory-ages-months = babies and children from { $from } to { $to } months
directory-ages-from-to = children from { $from } to { $to }
directory-ages-from = from { $from } on
directory-ages-any = any age
directory-months = { $count ->
    [one] 1 month
   *[other] { $count } months
 }
directory-years = { $count ->
    [one] 1 year old
   *[other] { $count } years old
 }

# When it is on. A sentence begins with a capital by itself.
directory-when = { $days }, { $times }
directory-when-not-said = ask when it is on
directory-times = { $opens } to { $closes }
directory-times-opens = from { $opens }
directory-times-closes = until { $closes }
directory-midnight = midnight
directory-midday = midday
directory-hour = { $hour }{ $half }
directory-hour-minute = { $hour }:{ $minute }{ $half }
directory-every-day = every day
directory-run = { $first } to { $last }
directory-list-comma = { $before }, { $next }
directory-list-and = { $before } and { $last }
directory-one-day = { $weekday } { $date }
directory-nth = { $weeks } { $day }
directory-of-the-month = { $days } of the month
directory-first = first
directory-second = second
directory-third = third
directory-fourth = fourth
directory-last = last
directory-from = from { $from }
directory-until = until { $until }
directory-every = every { $weeks } weeks
directory-every-from = every { $weeks } weeks from { $from }
directory-days-of-a-month = { $first } to { $last }
directory-days-from-to = { $first } to { $last }
directory-day-of-the-year = { $day } { $month ->
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
 }
directory-not-on = Not on { $days }
directory-not-on-because = Not on { $days } ({ $why })
directory-weekday = { $day ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
 }
directory-weekdays = { $day ->
    [1] Mondays
    [2] Tuesdays
    [3] Wednesdays
    [4] Thursdays
    [5] Fridays
    [6] Saturdays
   *[7] Sundays
 }
