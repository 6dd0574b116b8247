# Privacy notices: the promise in short, all texts of a notice, and what changed between two.

notice-updated = শেষ হালনাগাদ: { $date }
notice-published = প্রথম প্রকাশ: { $date }
notice-older-title = গুরুত্বপূর্ণ
notice-older = এটি এই নোটিশের একটি পুরনো সংস্করণ। এটি { $until } পর্যন্ত কার্যকর ছিল।
notice-older-link = বর্তমান সংস্করণ পড়ুন
notice-changes-link = এই সংস্করণে কী বদলেছে
notice-versions-link = এই নোটিশের সব সংস্করণ
notice-text-link = পুরো লেখায় যান
notice-text-heading = পুরো লেখা
notice-promise-heading = সংক্ষেপে আমাদের প্রতিশ্রুতি
notice-demonstration = এটি একটি নমুনা। আপনি যে ফর্ম পাঠান না তা মুছে ফেলা হয়, যেমন আমরা এখানে বলেছি। আপনি যা পাঠান তা এখনও নিজে থেকে মুছে যায় না।
notice-contents-heading = এই পাতায় যা আছে
notice-fingerprint = এই সংস্করণের নম্বর { $version }।
notice-fingerprint-kept = আপনি যে ফর্ম পাঠান তার সাথে এই নম্বর থাকে। তাই আপনি কোন সংস্করণ দেখেছিলেন, আমরা সবসময় তা জানি।

# At what was sent under it.
notice-version-named = { $title }, { $date } তারিখের সংস্করণ

notice-versions-title = এই নোটিশের সব সংস্করণ
notice-versions-text = আমরা প্রতিটি সংস্করণ রেখে দিই। আমরা নোটিশটি বদলালে, কী বদলেছে তা আপনি এখানে দেখতে পারেন।
notice-in-force-since = { $from } থেকে কার্যকর
notice-in-force-until = { $from } থেকে { $until } পর্যন্ত কার্যকর
notice-versions-current = বর্তমান সংস্করণ
notice-versions-changes = কী বদলেছে
notice-versions-changes-hidden = { $date } তারিখের সংস্করণে
notice-versions-first = এই ওয়েবসাইটে প্রথম সংস্করণ
notice-versions-number = নম্বর:

notice-changes-title = { $date } তারিখে কী বদলেছে
notice-changes-compared = এই পাতায় নোটিশের দুটি সংস্করণ মিলিয়ে দেখানো হয়েছে:
notice-changes-old = আগের সংস্করণ, { $date } তারিখের
notice-changes-new = নতুন সংস্করণ, { $date } তারিখের
notice-changes-summary-heading = সংক্ষেপে
notice-changes-answers = { $count ->
    [one] প্রতিশ্রুতির { $count }টি উত্তর বদলেছে
   *[other] প্রতিশ্রুতির { $count }টি উত্তর বদলেছে
 }
notice-changes-added = { $count ->
    [one] লেখায় { $count }টি অংশ যোগ হয়েছে
   *[other] লেখায় { $count }টি অংশ যোগ হয়েছে
 }
notice-changes-removed = { $count ->
    [one] লেখা থেকে { $count }টি অংশ বাদ গেছে
   *[other] লেখা থেকে { $count }টি অংশ বাদ গেছে
 }
notice-changes-moved = { $count ->
    [one] লেখার { $count }টি অংশ অন্য জায়গায় সরেছে
   *[other] লেখার { $count }টি অংশ অন্য জায়গায় সরেছে
 }
notice-changes-changed = { $count ->
    [one] লেখার { $count }টি অংশের কথা বদলেছে
   *[other] লেখার { $count }টি অংশের কথা বদলেছে
 }
notice-changes-part = অংশ মানে একটি শিরোনাম, একটি অনুচ্ছেদ, তালিকার একটি বিষয় বা ছকের একটি সারি।
notice-changes-only-dates = তারিখ ছাড়া কিছু বদলায়নি।
notice-changes-promise-heading = সংক্ষেপে আমাদের প্রতিশ্রুতি
notice-changes-promise-same = প্রতিশ্রুতিতে কিছু বদলায়নি।
notice-changes-was = আগে
notice-changes-is = এখন
notice-changes-is-too = এখন আরও আছে
notice-changes-is-no-longer = এখন আর নেই
notice-changes-same-lines = { $count ->
    [one] এই উত্তরের আরও { $count }টি লাইন বদলায়নি।
   *[other] এই উত্তরের আরও { $count }টি লাইন বদলায়নি।
 }
notice-changes-same-answers = যেসব উত্তর বদলায়নি
notice-changes-text-same = লেখায় কিছু বদলায়নি।
notice-changes-under = “{ $heading }” শিরোনামের নিচে
notice-piece-added-start = (যোগ হয়েছে:
notice-piece-removed-start = (বাদ গেছে:
notice-piece-end = )
notice-part-same = { $count ->
    [one] { $count }টি অংশ বদলায়নি
   *[other] { $count }টি অংশ বদলায়নি
 }
notice-part-added = যোগ হয়েছে
notice-part-removed = বাদ গেছে
notice-part-changed = বদলেছে
notice-part-moved-away = এখান থেকে সরানো হয়েছে
notice-part-moved-here = এখানে আনা হয়েছে

promise-more = আরও { $count }টি দেখুন
promise-categories = আপনার সম্পর্কে আমরা যা জানতে পারি
promise-missing-categories = কাউন্সিল এখনও বলেনি, আপনার সম্পর্কে সে কী জানতে পারে।
promise-category-special = { $label } (সংবেদনশীল তথ্য)
promise-special-explained = আইন সংবেদনশীল তথ্যকে অন্য তথ্যের চেয়ে বেশি সুরক্ষা দেয়। যেমন, এটি আপনার স্বাস্থ্য বা জাতিগত পরিচয় নিয়ে হতে পারে।
promise-sources = আর কে আমাদের জানাতে পারে
promise-missing-sources = কাউন্সিল এখনও বলেনি, আর কে আপনার সম্পর্কে তাকে জানাতে পারে।
promise-purposes = কেন
promise-missing-purposes = কাউন্সিল এখনও বলেনি, কেন সে আপনার তথ্য ব্যবহার করে।
promise-basis = কোন আইন এর অনুমতি দেয়
promise-missing-basis = কাউন্সিল এখনও বলেনি, কোন আইন এর অনুমতি দেয়।
promise-article = { $meaning } (UK GDPR, অনুচ্ছেদ { $article })
promise-article-unknown = UK GDPR, অনুচ্ছেদ { $article }
promise-article-law = { $meaning } (UK GDPR, অনুচ্ছেদ { $article }; { $law })
promise-article-schedule = { $meaning } (UK GDPR, অনুচ্ছেদ { $article }; Data Protection Act 2018, তফসিল 1, { $schedule })
promise-basis-for = { $basis }। এটি এসব কাজের জন্য: { $purposes }
promise-basis-for-the-rest = { $basis }। এটি বাকি সব কিছুর জন্য
promise-interests = স্বার্থগুলো হলো: { $interests }
promise-special = সংবেদনশীল তথ্যের জন্য কোন আইন অনুমতি দেয়
promise-missing-special = কাউন্সিল এখনও বলেনি, সংবেদনশীল তথ্যের জন্য কোন আইন অনুমতি দেয়।
promise-policy-link = সংবেদনশীল তথ্য নিয়ে আমাদের নীতি
promise-policy = সংবেদনশীল তথ্য নিয়ে আমাদের নীতি: { $document }
promise-recipients = কে তা দেখতে পারে
promise-missing-recipients = কাউন্সিল এখনও বলেনি, কে তা দেখতে পারে।
promise-recipient-if-you-agree = { $recipient }, আপনি রাজি হলে
promise-recipient-teams = { $name } ({ $teams })
promise-processor = { $name }, আমাদের হয়ে: { $role }
promise-transfers = কোথায় রাখা হয়
promise-missing-transfers = কাউন্সিল এখনও বলেনি, তথ্য যুক্তরাজ্যের বাইরে যায় কি না।
promise-transfer = তথ্য যেখানে যায়: { $to }। সেখানে যা তথ্যকে সুরক্ষা দেয়: { $safeguard }
promise-transfer-unprotected = তথ্য যেখানে যায়: { $to }। সেখানে কী তথ্যকে সুরক্ষা দেয়, কাউন্সিল এখনও তা বলেনি
promise-retention = কত দিন
promise-missing-retention = কাউন্সিল এখনও বলেনি, সে কত দিন আপনার তথ্য রাখে।
promise-refuse = আপনি না বললে
promise-missing-refuse = কাউন্সিল এখনও বলেনি, আপনি না বললে কী হয়।
promise-missing-obligation = কাউন্সিল এখনও বলেনি, আপনার তথ্য তাকে দিতেই হবে কি না।
promise-obligation-none = আপনার তথ্য আমাদের দিতেই হবে এমন নয়।
promise-obligation-statutory = আইন বলে, আপনার তথ্য আমাদের দিতেই হবে।
promise-obligation-contractual = একটি চুক্তি বলে, আপনার তথ্য আমাদের দিতেই হবে।
promise-automated = কম্পিউটারের নেওয়া সিদ্ধান্ত
promise-missing-automated = কাউন্সিল এখনও বলেনি, কম্পিউটার একা আপনার বিষয়ে সিদ্ধান্ত নেয় কি না।
promise-rights = আপনার অধিকার
promise-missing-rights = কাউন্সিল এখনও বলেনি, আপনার কী কী অধিকার আছে।
promise-rights-how = কীভাবে আপনার অধিকার ব্যবহার করবেন
promise-complaints = কীভাবে অভিযোগ করবেন
promise-missing-complaints = কাউন্সিল এখনও বলেনি, তার কাছে কীভাবে অভিযোগ করবেন।
promise-acknowledged = আপনার অভিযোগ পেয়েছে, এ কথা কাউন্সিল আপনাকে { $period }-এর মধ্যে জানায়।
promise-commissioner = Information Commissioner-এর কাছে অভিযোগ করুন
promise-commissioner-phone = Information Commissioner-কে ফোন করুন: { $phone }
promise-controller = কে সিদ্ধান্ত নেয়
promise-missing-controller = কাউন্সিল এখনও বলেনি, আপনার তথ্য কীভাবে ব্যবহার হবে সে সিদ্ধান্ত কে নেয়।
promise-officer = তথ্য সুরক্ষা কর্মকর্তা
promise-missing-officer = কাউন্সিল এখনও বলেনি, তার তথ্য সুরক্ষা কর্মকর্তা কে।
promise-review = আমরা কবে আবার এই নোটিশ দেখব
promise-missing-review = কাউন্সিল এখনও বলেনি, কবে সে আবার এই নোটিশ দেখবে।
promise-review-by = সর্বশেষ তারিখ: { $date }
promise-covers = এই নোটিশ কীসের জন্য
promise-missing-covers = কাউন্সিল এখনও বলেনি, এই নোটিশ কোন কোন হাব ও ফর্মের জন্য।
promise-covers-form = “{ $title }” ফর্ম

# UK GDPR Articles 6(1) and 9(2) in plain words.
basis-6-1-a = আপনি সম্মতি দিয়েছেন
basis-6-1-b = আপনার সাথে আমাদের একটি চুক্তি আছে
basis-6-1-c = আইন বলে, আমাদের তা করতেই হবে
basis-6-1-d = কারও জীবন বাঁচাতে
basis-6-1-e = কাউন্সিল হিসেবে এটি আমাদের কাজ
basis-6-1-ea = এটি এমন একটি স্বার্থ যা আইনে স্বীকৃত
basis-6-1-f = এটি আমাদের বা অন্য কারও বৈধ স্বার্থে
basis-9-2-a = আপনি স্পষ্টভাবে সম্মতি দিয়েছেন
basis-9-2-b = কাজ, সামাজিক নিরাপত্তা ও সামাজিক সুরক্ষার আইন
basis-9-2-c = সম্মতি দিতে পারেন না এমন কারও জীবন বাঁচাতে
basis-9-2-d = আমরা একটি অলাভজনক সংস্থা এবং আপনি আমাদের সদস্য
basis-9-2-e = আপনি নিজেই তা সবার সামনে প্রকাশ করেছেন
basis-9-2-f = আইনি দাবি ও আদালত
basis-9-2-g = এটি জনস্বার্থে, আর সেই স্বার্থের গুরুত্ব অনেক
basis-9-2-h = স্বাস্থ্যসেবা বা সামাজিক সেবা
basis-9-2-i = জনস্বাস্থ্য
basis-9-2-j = সংরক্ষণাগার (আর্কাইভ), গবেষণা ও পরিসংখ্যান

retention-draft = আপনি শুরু করেছেন কিন্তু পাঠাননি এমন ফর্ম
retention-submission = আপনার পাঠানো ফর্ম
retention-family = আপনার পরিবার সম্পর্কে আমরা যা রাখি
retention-child = আপনার সন্তান সম্পর্কে আমরা যা রাখি
retention-period = { $count } { $unit ->
    [day] { $count ->
        [one] দিন
       *[other] দিন
     }
    [month] { $count ->
        [one] মাস
       *[other] মাস
     }
   *[year] { $count ->
        [one] বছর
       *[other] বছর
     }
 }
retention-after-last-change = { $record }: আপনি শেষবার বদলানোর পর { $period } পর্যন্ত
retention-after-last-contact = { $record }: আমাদের শেষ যোগাযোগের পর { $period } পর্যন্ত
retention-after-birth = { $record }: আপনার সন্তানের জন্মের পর { $period } পর্যন্ত
retention-until = { $record }: { $date } পর্যন্ত
retention-not-said = { $record }: কত দিন, কাউন্সিল এখনও তা বলেনি
retention-then-delete = { $promise }, তারপর আমরা তা মুছে ফেলি
retention-then-anonymise = { $promise }, তারপর আপনি কে তা বোঝায় এমন সব কিছু আমরা সরিয়ে ফেলি
retention-owner = { $promise }। যিনি এটি দেখেন: { $owner }
retention-owner-of-all = যিনি এর সবটা দেখেন: { $owner }

right-withdraw-agreement = আপনার সম্মতি ফিরিয়ে নেওয়া
right-access = আপনার সম্পর্কে আমাদের কাছে কী আছে তা দেখা
right-rectification = তা সংশোধন করিয়ে নেওয়া
right-erasure = তা মুছিয়ে নেওয়া
right-restriction = তার ব্যবহার সীমিত করিয়ে নেওয়া
right-portability = তা সাথে নিয়ে যাওয়া
right-objection = তা যেভাবে ব্যবহার হয় তাতে আপত্তি জানানো
right-automated-decisions = শুধু কম্পিউটার যেন আপনার বিষয়ে সিদ্ধান্ত না নেয়
