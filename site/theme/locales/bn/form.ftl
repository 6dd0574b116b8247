# Forms: their pages, checking, sending, and what a family keeps.

form-step = { $form } – মোট { $steps } ধাপের মধ্যে ধাপ { $step }
form-part = { $form } – { $part }
form-continue = এগিয়ে যান
form-send = পাঠান
form-change = পরিবর্তন করুন
form-yes = হ্যাঁ
form-no = না
form-optional-label = { $label } (না দিলেও চলে)
form-date-day = দিন
form-date-month = মাস
form-date-year = বছর
form-select-nothing = একটি বেছে নিন
form-notice-before = আপনি আমাদের যা বলেন তা আমরা কীভাবে ব্যবহার করি:
form-notice-check = আপনি এটি পাঠালে আমরা এই নোটিশ অনুযায়ী তা ব্যবহার করি:
form-notice-sent = আপনি যা পাঠিয়েছেন তা আমরা এই নোটিশ অনুযায়ী ব্যবহার করি:
form-demonstration-before = এটি একটি নমুনা: কেউ উত্তর দেবে না। আসল তথ্য দেবেন না।
form-demonstration-after = এটি একটি নমুনা। আপনি যা পাঠিয়েছেন তা কেউ পড়ে না এবং কেউ উত্তর দেবে না।
# For programs that fill in every field; people never see it.
form-honeypot = এই ঘরটি খালি রাখুন

# Error messages: https://design-system.service.gov.uk/components/error-message/
# `called` and `subject` stand beside a colon, so they need no inflection.
form-error-summary = একটি সমস্যা আছে
form-error-prefix = ভুল
form-error-missing = লিখুন: { $called }
form-error-not-chosen = বেছে নিন: { $called }
form-error-too-long = { $subject }: { $longest } বা তার কম অক্ষরে লিখতে হবে
form-error-not-an-email = ইমেইল ঠিকানা সঠিকভাবে লিখুন, যেমন name@example.com
form-error-not-a-phone = একটি ফোন নম্বর লিখুন, যেমন 01632 960 001, 07700 900 982 বা +44 808 157 0192
form-error-not-a-mobile = যুক্তরাজ্যের একটি মোবাইল নম্বর লিখুন, যেমন 07700 900 982
form-error-not-a-choice = আবার বেছে নিন: { $called }
form-error-not-a-postcode = যুক্তরাজ্যের একটি সম্পূর্ণ পোস্টকোড লিখুন, যেমন AA3 1AB
form-error-not-a-number = { $subject }: একটি পূর্ণ সংখ্যা হতে হবে, যেমন 4
form-error-number-between = { $subject }: { $least } থেকে { $most }-এর মধ্যে হতে হবে
form-error-date-lacks-day = { $subject }: দিন লিখতে হবে
form-error-date-lacks-month = { $subject }: মাস লিখতে হবে
form-error-date-lacks-year = { $subject }: বছর লিখতে হবে
form-error-date-lacks-day-month = { $subject }: দিন ও মাস লিখতে হবে
form-error-date-lacks-day-year = { $subject }: দিন ও বছর লিখতে হবে
form-error-date-lacks-month-year = { $subject }: মাস ও বছর লিখতে হবে
form-error-date-year = বছরে 4টি সংখ্যা থাকতে হবে
form-error-date-not-real = { $subject }: এমন একটি তারিখ হতে হবে যা সত্যিই আছে
form-error-date-not-past = { $subject }: আজকের বা আগের কোনো তারিখ হতে হবে
form-error-date-not-future = { $subject }: আজকের বা পরের কোনো তারিখ হতে হবে
form-error-date-between = { $subject }: { $first } থেকে { $last }-এর মধ্যে হতে হবে
form-error-unreadable = আবার লিখুন: { $called }। শুধু অক্ষর, সংখ্যা ও সাধারণ চিহ্ন ব্যবহার করুন

# The characters that are left. GOV.UK's script puts the number where %{"{"}count{"}"} stands.
form-count-longest = আপনি সর্বোচ্চ { $longest }টি অক্ষর লিখতে পারেন
form-count-under-one = আর %{"{"}count{"}"}টি অক্ষর লিখতে পারেন
form-count-under-other = আর %{"{"}count{"}"}টি অক্ষর লিখতে পারেন
form-count-at = আর 0টি অক্ষর লিখতে পারেন
form-count-over-one = %{"{"}count{"}"}টি অক্ষর বেশি হয়ে গেছে
form-count-over-other = %{"{"}count{"}"}টি অক্ষর বেশি হয়ে গেছে

# A list that builds up. `one` and `many` are the form's own words. In Bengali `one` includes 0.
form-list-count = { $count ->
    [one] আপনি যোগ করেছেন: { $count } { $one }
   *[other] আপনি যোগ করেছেন: { $count } { $many }
 }
form-list-open = শেষ হয়নি
form-list-unnamed = { $one } { $number }
form-list-first = আপনি কি এখন { $one } যোগ করতে চান?
form-list-any = আপনি কি { $one } যোগ করতে চান?
form-list-another = আপনি কি আরও { $one } যোগ করতে চান?
form-list-full = এখানে আপনি সর্বোচ্চ { $most } { $many } যোগ করতে পারেন। আরও থাকলে, যে কর্মী আপনার সাথে যোগাযোগ করবেন তাঁকে বলুন।
form-list-error-any = { $one } যোগ করতে চাইলে “হ্যাঁ” বেছে নিন
form-list-error-another = আরও { $one } যোগ করতে চাইলে “হ্যাঁ” বেছে নিন
form-list-error-needed = “হ্যাঁ” বেছে নিন এবং অন্তত 1 { $one } যোগ করুন
form-list-error-unfinished = কিছু উত্তর বাকি আছে। “শেষ হয়নি” লেখার পাশে “পরিবর্তন করুন” বেছে নিন
form-remove = বাদ দিন
form-remove-question = আপনি কি নিশ্চিত যে { $name } বাদ দিতে চান?
form-remove-error = { $name } বাদ দিতে চাইলে “হ্যাঁ” বেছে নিন

# Told under a list of people, some of whom may be adults.
form-list-people = অন্য প্রাপ্তবয়স্কদের আমাদের জানাতে হয় যে আপনি তাঁদের সম্পর্কে আমাদের তথ্য দিয়েছেন। তাঁদের হয়ে সম্মতি দিতে আমরা আপনাকে বলি না। তাঁদের জানালে যদি কারও বিপদ হতে পারে, তাহলে আগে আমাদের বলুন। যে কর্মী আপনার সাথে যোগাযোগ করবেন তাঁকে বলতে পারেন।

# A question made of the notice: `partner` is an organisation, with its teams in brackets.
form-agreement-question = আপনি আমাদের যা বলেছেন, আমরা কি তা { $partner }-কে জানাতে পারি?
form-agreement-hint = তারা এটি কোন কোন কাজে ব্যবহার করতে পারে তা বেছে নিন। কিছু বেছে না নিলে আমরা তাদের এটি জানাই না।

# The parts of a long form.
form-tasks-text = অংশগুলো আপনি যেকোনো ক্রমে পূরণ করতে পারেন।
form-tasks-count = আপনি মোট { $all } অংশের মধ্যে { $done } অংশ শেষ করেছেন।
form-tasks-completed = শেষ হয়েছে
form-tasks-begun = চলছে
form-tasks-not-begun = এখনও শুরু হয়নি
form-tasks-check = আপনার উত্তরগুলো দেখে নিন এবং পাঠান
form-tasks-cannot-check = এখনও শুরু করা যাবে না
# What is told on a page of its own before a page of a form.
form-before-title = পরের প্রশ্নগুলোর আগে
form-before-leave-out = এই প্রশ্নগুলোর যেকোনোটির উত্তর না দিলেও চলবে।
form-before-seen = আপনার কাছে থাকা কেউ হয়তো আপনার স্ক্রিন দেখতে পারে। তখনই বেরিয়ে যেতে “এই পাতা থেকে বেরিয়ে যান” বেছে নিন। ফেরার কোড দিয়ে আপনি পরে ফিরে আসতে পারেন।

# Saving a form and coming back to it with a return code.
form-save-link = সংরক্ষণ করুন এবং পরে ফিরে আসুন
form-save-forgets = আপনি ব্রাউজার বন্ধ না করা পর্যন্ত এই ডিভাইসে আপনার ফর্মটি খোলা থাকে, তবে কোনো পাতা শেষবার খোলার পরে সর্বোচ্চ 4 ঘণ্টা। তার পরে এগিয়ে যেতে আপনার ফেরার কোডটি লাগবে।
form-save-title = আপনার ফেরার কোড
form-save-text = যেসব পাতায় আপনি “এগিয়ে যান” বেছে নিয়েছেন, সেগুলো আমরা সংরক্ষণ করেছি। এই কোড দিয়ে আপনি পরে যেকোনো ডিভাইসে আবার শুরু করতে পারেন। কোনো অ্যাকাউন্ট বা ইমেইল লাগে না।
form-save-code-label = ফেরার কোড
form-save-picture = ফোনের ক্যামেরার জন্য ছবি আকারে আপনার ফেরার কোড
form-save-use = আবার শুরু করতে কোডটি এখানে লিখুন:
form-save-until = { $date } পর্যন্ত রাখা হবে।
form-save-file = কোডটি ফাইল হিসেবে ডাউনলোড করুন
form-save-opens-heading = কোডটি কী খোলে
form-save-opens-text = যার কাছে কোডটি আছে, সে-ই এই ফর্মগুলো খুলতে পারে। কোডটি লিখে রাখুন, এই পাতাটি ছাপান বা ছবি তুলুন। এমন জায়গায় রাখুন যেখানে শুধু আপনি তা খুঁজে পাবেন।
form-save-deleted = এই তারিখের পরে আমরা ফর্মটি মুছে ফেলি। আপনাকে কিছু করতে হবে না। আপনি প্রতিবার একটি পাতা সংরক্ষণ করলে আমরা ফর্মটি আবার পুরো সময় রাখি।
form-save-here-heading = এই ডিভাইসে
form-save-here-text = আপনি ব্রাউজার বন্ধ করলে এই ডিভাইস ফর্মটি ভুলে যায়। তার আগে, সর্বোচ্চ 4 ঘণ্টা, এই ব্রাউজার ব্যবহারকারী অন্য কেউ ফর্মটি খুলতে পারে।
form-save-exit = এই ডিভাইস যেন তখনই ফর্মটি ভুলে যায়, সেজন্য “এই পাতা থেকে বেরিয়ে যান” বেছে নিন। আপনি যা সংরক্ষণ করেছেন তা আমরা রাখি, আর কোডটি তা আবার খোলে।
form-save-go-on = এই ফর্মটি পূরণ করতে থাকুন

form-remind-heading = ফর্মটি মুছে ফেলার আগে মনে করিয়ে দেওয়া (ঐচ্ছিক)
form-remind-text = আপনি চাইলে আমরা { $date } তারিখে আপনাকে একটি বার্তা পাঠাব, “{ $form }” ফর্মটি মুছে ফেলার দুই দিন আগে। তাতে শুধু লেখা থাকে যে আমাদের ওয়েবসাইটে আপনার শুরু করা কিছু শিগগিরই শেষ হবে। আপনার কোড বা উত্তর তাতে থাকে না।
form-remind-address = ঠিকানাটি আমরা ফর্ম থেকে আলাদা রাখি এবং শুধু এই বার্তার জন্য ব্যবহার করি। বার্তাটি পৌঁছানোর পরে আমরা এটি মুছে ফেলি। তার আগে আপনি ফর্মটি পাঠালে বা মনে করিয়ে দেওয়া বন্ধ করলে, আমরা এক দিনের মধ্যে এটি মুছে ফেলি।
form-remind-warning = অন্য কেউ আপনার বার্তা দেখতে পারে। আপনার জন্য নিরাপদ হলেই শুধু মনে করিয়ে দিতে বলুন।
form-remind-by-label = আপনাকে কীভাবে মনে করিয়ে দেব?
form-remind-by-called = আপনাকে কীভাবে মনে করিয়ে দেব
form-remind-by-email = ইমেইলে
form-remind-by-text = মোবাইল বার্তায়
form-remind-email-label = ইমেইল ঠিকানা
form-remind-email-called = একটি ইমেইল ঠিকানা
form-remind-phone-label = যুক্তরাজ্যের মোবাইল নম্বর
form-remind-phone-called = যুক্তরাজ্যের একটি মোবাইল নম্বর
form-remind-button = মনে করিয়ে দিন
form-remind-set-email = আমরা { $date } তারিখে ইমেইলে আপনাকে মনে করিয়ে দেব।
form-remind-set-text = আমরা { $date } তারিখে মোবাইল বার্তায় আপনাকে মনে করিয়ে দেব।
form-remind-moves = আপনি আরেকটি পাতা সংরক্ষণ করলে সময়টি ফর্মের সঙ্গে পিছিয়ে যায়: “{ $form }” মুছে ফেলার দুই দিন আগে বার্তাটি আসে। ফর্মটি পাঠিয়ে দিলে বার্তাটি আসে না।
form-remind-stop = মনে করিয়ে দেওয়া বন্ধ করুন
form-remind-too-often = আপনার ইন্টারনেট সংযোগ থেকে অনেকবার মনে করিয়ে দিতে বলা হয়েছে। কয়েক মিনিট অপেক্ষা করে আবার চেষ্টা করুন
return-title = সংরক্ষিত ফর্ম আবার শুরু করুন
return-text = আপনার ফেরার কোড লিখুন। এটি যেকোনো ব্রাউজারে ও যেকোনো ডিভাইসে কাজ করে।
return-code-label = ফেরার কোড
return-code-hint = এতে 24টি অক্ষর ও সংখ্যা আছে। বড় বা ছোট হাতের অক্ষর, ফাঁকা জায়গা ও হাইফেন যেমনই হোক, সমস্যা নেই।
return-open = এগিয়ে যান
return-error-missing = আপনার ফেরার কোড লিখুন
return-error-not-a-code = ফেরার কোডে 24টি অক্ষর ও সংখ্যা থাকতে হবে
return-error-opens-nothing = এই কোড দিয়ে আমরা কোনো সংরক্ষিত ফর্ম খুঁজে পাচ্ছি না। এটি আপনার ফেরার কোড কি না দেখুন, আর ফর্মটি { $council }-এর কাছে সংরক্ষণ করেছেন কি না তা-ও দেখুন। ফর্মটির শেষ দিন পার হয়ে গেলে আমরা সেটি মুছে ফেলেছি
return-lost-heading = আপনার কোড হারিয়ে ফেললে
return-lost-text = কোড ছাড়া কেউ আপনার ফর্ম খুলতে পারে না, আমরাও না। শেষ দিনের পরে আমরা ফর্মটি মুছে ফেলি। ফর্মটি আপনার ব্রাউজারে এখনও খোলা থাকলে, কোডটি আবার দেখতে “সংরক্ষণ করুন এবং পরে ফিরে আসুন” বেছে নিন। তা না হলে আপনি ফর্মটি আবার পূরণ করতে পারেন বা আমাদের সাথে যোগাযোগ করতে পারেন।
return-done = মোট { $all } পাতার মধ্যে { $done } পাতা পূরণ করা হয়েছে।
return-forms-title = আপনার সংরক্ষিত ফর্ম
return-go-on = এগিয়ে যান
return-other-heading = অন্য কোড লিখুন
return-other-text = অন্য কোড লিখলে এই ব্রাউজার উপরের ফর্মগুলো আর খুলতে পারবে না। আগে সেগুলোর ফেরার কোডটি রেখে দিন:
return-sent-title = আপনি এই ফর্মটি আগেই পাঠিয়েছেন
return-sent-text = পূরণ করার মতো আর কিছু নেই। আপনি কী পাঠিয়েছেন তা দেখতে আপনার রসিদের কোড ব্যবহার করুন।

# A form on paper.
paper-title = { $form }: কাগজে
paper-summary = “{ $form }” ফর্মটি, ছাপিয়ে হাতে পূরণ করার জন্য।
paper-link = এই ফর্মটি ছাপিয়ে কাগজে পূরণ করুন
paper-how = এই পাতাটি ছাপান, হাতে পূরণ করুন এবং { $hub }-এ দিন। একজন কর্মী আপনাকে সাহায্য করতে পারেন।
paper-online = তার বদলে এখানে পূরণ করুন
paper-give = পূরণ করা হলে এটি { $hub }-এ দিন। সব প্রশ্নের উত্তর দিতে হবে না।
paper-tick-one = একটিতে টিক দিন।
paper-tick-any = যা যা মেলে সবগুলোতে টিক দিন।
paper-only-if = শুধু যদি আপনি “{ $choice }”-এ টিক দিয়ে থাকেন।
paper-promise = আপনি যা লেখেন তা আমরা কীভাবে ব্যবহার করি

form-outside = { $postcode } হয়তো { $council } এলাকার বাইরে। তবু আপনি এই ফর্মটি পাঠাতে পারেন। তখন একজন কর্মী আপনাকে বলবেন, আপনি যেখানে থাকেন সেখানে কে সাহায্য করতে পারে।
form-outside-find = GOV.UK-এ আপনার এলাকার কাউন্সিল খুঁজুন
form-check-list = যোগ করুন, বদলান বা বাদ দিন
form-check-title = পাঠানোর আগে আপনার উত্তরগুলো দেখে নিন
form-check-send-heading = এবার আপনার উত্তরগুলো পাঠান
answer-empty = উত্তর দেওয়া হয়নি

# A choice with which a form ends before it is sent.
form-ended-title = এই কাজের জন্য এই ফর্ম ব্যবহার করা যায় না
form-ended-nothing-sent = কিছু পাঠানো হয়নি।
form-ended-back = অন্য উত্তর বেছে নিন
form-ended-onward = এরপর কোথায় যাবেন

form-sent-title = আমরা আপনার ফর্ম পেয়েছি
form-sent-reference = আপনার রেফারেন্স
form-sent-code-heading = আপনার রসিদের কোডটি রেখে দিন
form-sent-code-text = আপনি কী পাঠিয়েছেন তা দেখতে এই কোড ব্যবহার করুন। যার কাছে কোডটি আছে, সে-ও তা দেখতে পারে।
form-sent-code-label = আপনার রসিদের কোড
form-sent-print = এই পাতাটি ছাপান
form-sent-code-keep = কোডটি লিখে রাখুন, এই পাতাটি ছাপান বা ছবি তুলুন। এমন জায়গায় রাখুন যেখানে শুধু আপনি তা খুঁজে পাবেন। 1 ঘণ্টা পর্যন্ত এই ব্রাউজার ব্যবহারকারী যে কেউ এই পাতা দেখতে পারে: এটি বন্ধ করতে “এই পাতা থেকে বেরিয়ে যান” বেছে নিন। এর পরে আমরা কোডটি আর আপনাকে দেখাতে পারব না।
form-sent-code-use = যখন দরকার হবে, এখানে যান:
# A professional wrote about a family: what was sent is the family's to see.
form-sent-code-received = আমরা এই ফর্মটি পেয়েছি তা দেখতে এই কোড ব্যবহার করুন। আপনি যা লিখেছেন তার কিছুই এটি দেখায় না, কারণ তা একটি পরিবার সম্পর্কে। যাঁরা এটি নিয়ে কাজ করেন শুধু তাঁরাই তা দেখতে পারেন।
form-sent-next-heading = এরপর কী হবে

# Something cannot be done. One paragraph a line.
trouble-not-shown-title = দুঃখিত, আপনি যা পাঠিয়েছেন তা আমরা এখন দেখাতে পারছি না
trouble-not-shown-text =
    আমাদের দিকে এই মুহূর্তে কিছু একটা ঠিকমতো কাজ করছে না। আপনি যা পাঠিয়েছেন তা নিরাপদে আছে।
    কয়েক মিনিট পরে আবার চেষ্টা করুন।
trouble-not-opened-title = দুঃখিত, আমরা এখন আপনার ফর্মটি খুলতে পারছি না
trouble-not-opened-text =
    আমাদের দিকে এই মুহূর্তে কিছু একটা ঠিকমতো কাজ করছে না। আপনি যা সংরক্ষণ করেছেন তা নিরাপদে আছে।
    কয়েক মিনিট পরে আবার চেষ্টা করুন। আপনি আগে “পাঠান” বেছে নিয়ে থাকলে তখন দেখতে পাবেন ফর্মটি আমরা পেয়েছি কি না: ভুল করে ফর্মটি দুবার পাঠানো সম্ভব নয়।
trouble-not-kept-title = দুঃখিত, আমরা আপনার উত্তরগুলো সংরক্ষণ করতে পারিনি
trouble-not-kept-text =
    আমাদের দিকে এই মুহূর্তে কিছু একটা ঠিকমতো কাজ করছে না। কিছু পাঠানো হয়নি।
    আপনার ব্রাউজারে আগের পাতায় ফিরে যান: আপনি যা লিখেছিলেন তা সেখানে থাকার কথা। তারপর কয়েক মিনিট পরে আবার চেষ্টা করুন।
trouble-not-reminded-title = দুঃখিত, কাজটি হয়েছে কি না আমরা জানি না
trouble-not-reminded-text =
    এই মুহূর্তে আমাদের দিকে কিছু একটা কাজ করছে না। মনে করিয়ে দেওয়ার অনুরোধটি হয়তো বদলেছে, হয়তো বদলায়নি।
    কয়েক মিনিট পরে আবার চেষ্টা করুন। আপনি একটির বেশি বার্তা পাবেন না। আপনার ফর্মের কোনো ক্ষতি হয়নি।
trouble-too-large-title = এটি এত বড় যে আমরা নিতে পারছি না
trouble-too-large-text =
    আপনার উত্তরগুলো বেশি লম্বা, তাই কিছু পাঠানো হয়নি।
    আপনার ব্রাউজারে আগের পাতায় ফিরে যান, উত্তরগুলো ছোট করুন এবং আবার চেষ্টা করুন।
trouble-no-longer-here-title = এই পাতাটি আর নেই
trouble-no-longer-here-text =
    আপনি ফর্মটি পাঠিয়ে থাকলে আমরা তা পেয়েছি। আমরা আপনাকে রসিদের কোড দিয়ে থাকলে, আপনি কী পাঠিয়েছেন তা দেখতে সেটি ব্যবহার করুন।
    আপনি যদি এটি না পাঠিয়ে থাকেন, তাহলে যেখানে থেমেছিলেন সেখান থেকে এগিয়ে যেতে ফেরার কোড লিখুন। কোড না থাকলে আবার শুরু করুন।
trouble-unreadable-title = আমরা তা পড়তে পারিনি
trouble-unreadable-text =
    আমাদের কাছে আসার পথে কিছু একটা ভুল হয়েছে, তাই কিছু পাঠানো হয়নি।
    আপনার ব্রাউজারে আগের পাতায় ফিরে যান এবং আবার চেষ্টা করুন।
trouble-other-answers-title = এই ফর্মটি আগেই পাঠানো হয়েছে, অন্য উত্তর দিয়ে
trouble-other-answers-text =
    আপনি যে পাতাটি পাঠিয়েছেন তার উত্তর আর আমাদের কাছে থাকা উত্তর এক নয়। নতুন কিছু পাঠানো হয়নি।
    আমরা আপনাকে রসিদের কোড দিয়ে থাকলে, আপনি কী পাঠিয়েছেন তা দেখতে সেটি ব্যবহার করুন। কিছু বদলাতে চাইলে আমাদের সাথে যোগাযোগ করুন।
trouble-forbidden-title = আমরা তা নিতে পারিনি
trouble-forbidden-text =
    এটি এই ওয়েবসাইটের কোনো পাতা থেকে আসেনি। তাই কিছু পাঠানো বা বদলানো হয়নি।
    ফর্মটি এখানে খুলুন এবং আবার চেষ্টা করুন।
trouble-not-found-title = পাতাটি পাওয়া যায়নি
trouble-not-found-text =
    আপনি ঠিকানাটি লিখে থাকলে, তা ঠিক আছে কি না দেখুন।
    কোনো লিংক থেকে এসে থাকলে, পাতাটি হয়তো অন্য জায়গায় সরানো হয়েছে।
trouble-too-many-title = কয়েক মিনিট অপেক্ষা করে আবার চেষ্টা করুন
trouble-too-many-text =
    আপনার ইন্টারনেট সংযোগ থেকে অল্প সময়ে অনেক বেশি কিছু এসেছে। হয়তো আপনি অন্যদের সাথে একই সংযোগ ব্যবহার করছেন, যেমন কোনো হাব বা লাইব্রেরিতে। শেষে যা এসেছে তা আমরা নিইনি, আর কিছু পাঠানো হয়নি।
    আপনার ব্রাউজারে আগের পাতায় ফিরে যান: আপনি যা লিখেছিলেন তা সেখানে থাকার কথা। কয়েক মিনিট অপেক্ষা করুন, তারপর আবার চেষ্টা করুন।
trouble-broken-title = দুঃখিত, এই ওয়েবসাইটে একটি সমস্যা হয়েছে
trouble-broken-text =
    ভুলটা আমাদের, আপনার নয়। কিছু পাঠানো হয়নি।
    কয়েক মিনিট পরে আবার চেষ্টা করুন।
# A name for one request, which says nothing about who asked.
trouble-request-id = এই পাতার বিষয়ে আমাদের সাথে যোগাযোগ করলে এর নম্বরটি দিন: { $id }
try-again = আবার চেষ্টা করুন

# ব্রাউজারের ট্যাবে যা দেখা যায়।
form-tab-step = ধাপ { $step }, মোট { $steps }
form-tab-tasks = যেসব অংশ পূরণ করতে হবে

forgets-at = সময় শেষ হবে:
forgets-title = আপনি কি এখনও এখানে আছেন?
forgets-form-soon = 5 মিনিট পরে এই ডিভাইস আপনার ফর্মটি ভুলে যাবে। আপনি যা সংরক্ষণ করেছেন তা থাকবে, আর আপনার ফেরার কোড দিয়ে তা আবার খোলা যাবে।
forgets-request-soon = 5 মিনিট পরে এই পাতাটি নিজে থেকে বন্ধ হয়ে যাবে। আপনার রসিদের কোড দিয়ে এটি আবার খোলা যাবে।
forgets-stay = এই পাতায় থাকুন
forgets-gone-title = সময় শেষ হয়েছে
forgets-form-gone = এই ডিভাইস আপনার ফর্মটি ভুলে গেছে। আপনি যা সংরক্ষণ করেছেন তা আছে, আর আপনার ফেরার কোড দিয়ে তা আবার খোলা যাবে। এই পাতায় কিছু লিখে থাকলে তা এখনও এখানে আছে: “এগিয়ে যান” বেছে নিন, তারপর আপনার কোড লিখুন।
forgets-request-gone = এই ডিভাইস আপনার রসিদের কোডটি ভুলে গেছে। এই পাতায় কিছু লিখে থাকলে তা এখনও এখানে আছে: সেটি পাঠান, তারপর আপনার কোড লিখুন।
forgets-close = বন্ধ করুন
