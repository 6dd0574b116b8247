# What a public body must have beside its own pages: accessibility, cookies, contact, rights,
# complaints, safety. Lists have one entry a line.

about-footer-accessibility = Accessibility
about-footer-cookies = Cookies
about-footer-contact = Contact
about-footer-notices = Privacy notices
about-footer-rights = Your rights
about-footer-complaints = How to complain
about-footer-safe = Staying safe online
about-feedback = Is something wrong with this page?
about-feedback-link = Tell us what is wrong
about-demonstration = This is a demonstration. The council did not write this page.
about-updated = Last updated { $date }

about-home-start = Ask for help

about-feed-name = { $site }: changes to our privacy notices
about-feed-follow = Follow changes to our notices (Atom feed)
about-feed-entry = { $title }, text of { $date }
about-feed-changes = What changed

# The model accessibility statement: its legal words stay as they are.
about-accessibility-title = Accessibility statement
about-accessibility-summary = How everyone can use this website, and what to do if a part of it does not work for you.
about-accessibility-scope = This accessibility statement applies to the website { $site }.
about-accessibility-run = { $council } runs this website. We want everyone to be able to use it. For example, you should be able to:
about-accessibility-able =
    change colours, contrast and fonts in your browser or on your device
    zoom in to 400% without text going off the screen
    get around the website with only a keyboard, or with speech recognition software
    listen to the website with a screen reader
    use every page and every form without JavaScript
about-accessibility-device = AbilityNet has advice on making your device easier to use if you have a disability
about-accessibility-how-heading = How accessible this website is
about-accessibility-how-all = We know of no part of this website that is not accessible.
about-accessibility-how-some = We know that some parts of this website are not fully accessible:
about-accessibility-how-none = This website is not accessible enough. We know of these problems:
about-accessibility-not-said = The council has not yet said how accessible this website is.
about-accessibility-contact-heading = Feedback and contact information
about-accessibility-contact-text = If you cannot use a part of this website, tell us. You can ask for information in a different format, such as large print, easy read, an audio recording or braille.
about-accessibility-answered = We will think about what you ask and answer within { $period }.
about-accessibility-answered-missing = The council has not yet said how soon it answers.
about-accessibility-contact-missing = The council has not yet said whom to tell.
about-accessibility-report-heading = Reporting accessibility problems with this website
about-accessibility-report-text = If you find a problem that is not on this page, or think that we do not meet accessibility requirements, tell us in the same way.
about-accessibility-enforcement-heading = Enforcement procedure
about-accessibility-enforcement-text = The Equality and Human Rights Commission (EHRC) is responsible for enforcing the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018 (the ‘accessibility regulations’). If you are not happy with how we respond to your complaint, contact the Equality Advisory and Support Service (EASS).
about-accessibility-enforcement-link = Contact the Equality Advisory and Support Service
about-accessibility-technical-heading = Technical information about this website’s accessibility
about-accessibility-technical-text = { $council } is committed to making its website accessible, in accordance with the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018.
about-accessibility-status-heading = Compliance status
about-accessibility-status-full = This website is fully compliant with the Web Content Accessibility Guidelines version 2.2 AA standard.
about-accessibility-status-partial = This website is partially compliant with the Web Content Accessibility Guidelines version 2.2 AA standard, due to the non-compliances listed below.
about-accessibility-status-none = This website is not compliant with the Web Content Accessibility Guidelines version 2.2 AA standard. The non-compliances are listed below.
about-accessibility-standard = Read the Web Content Accessibility Guidelines version 2.2
about-accessibility-content-heading = Non-accessible content
about-accessibility-content-none = We know of no content that is not accessible.
about-accessibility-content-text = The content listed below is non-accessible for the following reasons.
about-accessibility-content-law = Non-compliance with the accessibility regulations
about-accessibility-burden-heading = Disproportionate burden
about-accessibility-burden-text = We do not say that anything would be too much work or cost too much to make accessible.
about-accessibility-scope-heading = Content that’s not within the scope of the accessibility regulations
about-accessibility-scope-text = We leave nothing out because the regulations do not cover it.
about-accessibility-improve-heading = What we’re doing to improve accessibility
about-accessibility-improve-text = Programs look for mistakes in the pages each time this website’s software changes. When we learn of a problem, we write it on this page and work on it.
about-accessibility-preparation-heading = Preparation of this accessibility statement
about-accessibility-prepared = This statement was prepared on { $prepared }. It was last reviewed on { $reviewed }.
about-accessibility-tested = This website was last tested on { $tested } against the WCAG 2.2 AA standard.
about-accessibility-tested-by = The test was carried out by { $who }.

about-contact-title = Contact
about-contact-summary = How to reach the family hubs and the council, and which way to use for what.
about-contact-danger-heading = If someone is in danger
about-contact-what-heading = What do you want to do?
about-contact-rights = See, correct or delete what we know about you
about-contact-complaints = Complain
about-contact-accessibility = Get information in another format, or tell us that you cannot use a page
about-contact-hubs-heading = How to reach us
about-contact-missing = The council has not yet given a phone number, an email address or a postal address.
about-contact-page-heading = If something is wrong with this website
about-contact-page-text = Tell us which page it was and what happened. Reach us in one of the ways on this page. Leave out anything private.
about-contact-page-missing = You cannot tell us yet: the council has not given a phone number or an email address.

about-cookies-title = Cookies
about-cookies-summary = Which cookies this website uses, and what its servers write down when you visit.
about-cookies-what = A cookie is a small file that a website puts on your phone, tablet or computer.
about-cookies-pages-heading = Pages that you only read
about-cookies-pages-text = These pages set no cookies. There are no adverts, and no tools that count visits. Nothing on them comes from other companies.
about-cookies-forms-heading = Forms
about-cookies-forms-text = Forms and “See my request” set { $count ->
    [one] one cookie
   *[other] { $count } cookies
 }. They cannot work without. So the law lets us do this without asking you first.
about-cookies-name = Name
about-cookies-purpose = What it does
about-cookies-lasts = How long it stays
about-cookie-form-purpose = Keeps together the pages of the form that you fill in, and shows you your receipt after you send it. It holds a code, not your answers. Only this website can read it.
about-cookie-form-lasts = 4 hours after you last open a page of a form, or until you choose “Exit this page”
about-cookie-open-purpose = Tells us that you have not closed your browser since then. When you have, we no longer use the code. It holds a number that shows that the code came from us.
about-cookie-open-lasts = Until you close your browser
about-cookie-request-purpose = Keeps your request open after you enter your receipt code. It holds that code. Only this website can read it.
about-cookie-request-lasts = 20 minutes after you last open your request, or until you choose “Hide my request” or “Exit this page”
about-cookies-refuse = You can delete these cookies in your browser, or stop your browser from taking cookies. Then you cannot fill in our forms here or see your request.
about-cookies-logs-heading = What our servers write down
about-cookies-logs-text =
    When you open a page, our servers write down your IP address, the address of the page, the time, which browser you use and which page sent you here. An IP address is the number that your connection has on the internet.
    They never write down what you type in a form, and never your cookie.
    We use this only to find and stop attacks on the website. We delete it after { $days } days at the latest.

about-rights-title = Your rights over your information
about-rights-summary = What you can ask about the information that we hold about you, and how to ask.
about-rights-text = The UK’s data protection law (UK GDPR) gives you these rights. Some of them apply only in some cases.
about-rights-article = UK GDPR, { $count ->
    [one] Article
   *[other] Articles
 } { $articles }
about-right-informed-title = To be told
about-right-informed-text = You can know what is collected about you, why, who sees it and how long it is kept. Our privacy notices say this.
about-right-access-title = To see it
about-right-access-text = You can ask for a copy of the information that is held about you.
about-right-rectification-title = To have it corrected
about-right-rectification-text = You can ask to have mistakes put right and gaps filled.
about-right-erasure-title = To have it deleted
about-right-erasure-text = You can ask for this if there is no good reason to keep it. Sometimes the council has to keep it, for example because a law says so.
about-right-restriction-title = To limit its use
about-right-restriction-text = You can ask that it is kept and not used, for example while a mistake is checked.
about-right-objection-title = To object
about-right-objection-text = You can say no to how it is used when the council uses it for a public task. The council must then stop, unless it has very strong reasons. If it is used for marketing, it must always stop.
about-right-portability-title = To take it with you
about-right-portability-text = If it is used because you agreed or have a contract, you can get what you gave in a form that another service can use.
about-right-automated-decisions-title = To have a person decide
about-right-automated-decisions-text = A computer alone may not make a big decision about you, unless strict rules are kept. You must be told, and you can ask for a person to look at it again. The software of this website makes no decision about you.
about-right-withdraw-agreement-title = To change your mind
about-right-withdraw-agreement-text = If you agreed to something, you can take that back at any time. It must be as easy as it was to agree. What was done before that is not undone.
about-rights-ask-heading = How to ask
about-rights-ask-text =
    You can ask in writing, or when you talk to a worker. You need no form and no special words.
    Say who you are and what you want. You can ask for yourself. If you are responsible for a child who is too young to understand this, you can ask for the child. Older children can ask for themselves.
about-rights-controller = Who decides how your information is used
about-rights-officer = Data protection officer
about-rights-missing-controller = The council has not yet said how to reach those who decide.
about-rights-missing-officer = The council has not yet said who its data protection officer is.
about-rights-missing-rights = The council has not yet said which rights you have under this notice.
about-rights-none = The council has not yet published a privacy notice here.
about-rights-then-heading = What happens then
about-rights-then =
    The council must answer without delay, within one month at the latest.
    If what you ask is complex, or you ask for many things, it can take up to two months more. It must tell you this and why, within the first month.
    You do not have to pay. The council can ask for money or say no only if what you ask is clearly without reason or far too much. It must be able to show that.
    If the council is not sure who you are, it may ask you to prove it. The month starts when you have done that.
    If the council does not do what you ask, it must tell you why, within one month, and how to complain.

about-complaints-title = How to complain
about-complaints-summary = Where to complain about how your information is used, or about a service, and what happens then.
about-complaints-information-heading = About how your information is used
about-complaints-information-text = If you think that the council breaks the law with information about you, you can complain to it. Tell the council what happened and what you want.
about-complaints-missing = The council has not yet said how to complain to it.
about-complaints-missing-beside-the-form = The council has not yet said how else to complain to it.
about-complaints-missing-electronic = The council has not yet said how to complain to it online or by email.
about-complaints-must-heading = What the council must do
about-complaints-must =
    tell you within { $period } that it has your complaint
    look into it without delay, and tell you how that goes
    tell you without delay what came out of it
about-complaints-law = This is the law: section 164A of the Data Protection Act 2018.
about-complaints-online = Complain online
about-complaints-commissioner-heading = If you are not happy with the answer
about-complaints-commissioner-text = You can complain to the Information Commissioner, who watches over how information about people is used. Normally the Commissioner wants you to complain to the council first. You can also go to court.
about-complaints-commissioner-link = Complain to the Information Commissioner
about-complaints-commissioner-phone = Phone the Information Commissioner:
about-complaints-other-heading = About something else
about-complaints-service = About a service or a worker: tell the hub or the organisation that gives you the service.
about-complaints-contact = How to reach us
about-complaints-organisations = Organisations and how to reach them
about-complaints-council = About the council: use the council’s own complaints procedure. If you are not happy with its last answer, you can go to the Local Government and Social Care Ombudsman. It is free.
about-complaints-ombudsman = Local Government and Social Care Ombudsman
about-complaints-website = About a page that you cannot use:
about-complaints-danger = If a child or someone else is in danger, do not wait for a complaint to be answered. Call 999.

about-safe-title = Staying safe online
about-safe-summary = How to use this website so that someone else does not see that you did.
about-safe-text = Someone who uses your phone, tablet or computer may be able to see which websites you were on. You can make that harder.
about-safe-danger-heading = If you are in danger now
about-safe-danger =
    Call 999.
    If you call from a mobile phone and it is not safe to speak: listen to the questions, and cough or tap the phone to answer. When you are asked to, press 55.
    If someone is ill or hurt and it is not an emergency, call 111.
about-safe-leave-heading = Leave a page quickly
about-safe-leave =
    Every page that you fill in or find help on has a button “Exit this page”. It takes you to a weather page. Your browser then forgets what it had of this website: a form that you were filling in, and pages that “Back” could show.
    What you saved of a form stays with us. Your return code opens it again.
    If your browser runs JavaScript, you can press Shift three times on a keyboard instead.
    The button does not delete your browser’s history. Someone can still see there that you were on this website.
about-safe-history-heading = Hide your visit
about-safe-history =
    Open a private or incognito window before you come here. Your browser does not remember what you do in it. Close it when you are done.
    Or delete this website from your browser’s history. Look for “History” in the browser’s menu. If you delete only this website and not everything, it is less easy to notice.
    Close the browser after you fill in a form, or use “Exit this page”. Then nobody can go on with your form there without your return code.
    Deleted pages can still be seen in other places, for example in an account that is shared, or by a company or school that owns the device.
about-safe-device-heading = Use a safe device
about-safe-device =
    Use a device that the other person cannot get at: one of a friend, of a library or at work.
    A phone can be set up so that somebody else sees where you are and what you do. If you think so, use another phone.
    Change your passwords on a safe device, and do not tell anyone.
    When we ask in a form how to contact you, tell us what is safe.
    Your return code opens a form that you saved. Your receipt code opens what you sent. Keep both codes where only you can find them.
about-safe-help-heading = People you can talk to
about-safe-help-text = These lines are free. They are not part of the council.
about-helpline-domestic-abuse = National Domestic Abuse Helpline
about-helpline-domestic-abuse-text = For women, at any time of day or night
about-helpline-childline = Childline
about-helpline-childline-text = For children and young people under 19
about-helpline-samaritans = Samaritans
about-helpline-samaritans-text = For anyone who finds it hard to cope

about-before-title = Before you start
about-before-summary = What you are asked in the form “{ $form }”, what happens with it, and how to leave quickly.
about-before-exit-heading = If you need to leave quickly
about-before-exit =
    Every page of this form has a button “Exit this page”. Use it, or press Shift three times. You are taken to a weather page, and your browser forgets the form. What you saved stays, and your return code opens it again.
    This does not delete your browser’s history. Someone who uses your device may see that you were here.
about-before-safe-link = How to stay safe online
about-before-asked-heading = What we ask
about-before-asked-text = There { $count ->
    [one] is one page
   *[other] are { $count } pages
 } of questions:
about-before-then = You can check and change everything before you send it. Nothing is sent until then.
about-before-save = You can save the form and come back later. You get a return code for that.
about-before-code = After that you get a reference, and a receipt code with which you can see what you sent.
about-before-received = After that you get a reference, and a receipt code that shows that we received it. Keep a copy of what you write if you need one: you cannot see it here again, because it is about a family.
about-before-notice-heading = What we do with it

about-server-error-title = Sorry, there is a problem with this website
about-server-error-text =
    It is our mistake, not yours. We cannot answer right now.
    If you were filling in a form: wait a few minutes, then load this page again. If your browser asks whether to send the form again, say yes. What you typed is not lost until you close the page.
    If you had just sent it, we do not know whether it arrived. Send it again in a few minutes: you cannot send the same form twice by mistake.
