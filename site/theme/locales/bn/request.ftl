# পরিবার যা পাঠিয়েছে: রসিদের কোড দিয়ে তা খোলে, আর এর পরে যা এসেছে তা-ও।

request-title = আমার অনুরোধ দেখুন
request-text = আপনি ফর্ম পাঠানোর পরে আমরা আপনাকে একটি রসিদের কোড দিয়েছি। আপনি কী পাঠিয়েছেন তা দেখতে কোডটি লিখুন।
request-code-label = রসিদের কোড
request-code-hint = ফর্ম পাঠানোর পরে আপনি যে পাতা দেখেছেন, কোডটি সেখানে আছে। বড় বা ছোট হাতের অক্ষর, ফাঁকা জায়গা ও হাইফেন যেমনই হোক, সমস্যা নেই।
request-show = আমার অনুরোধ দেখুন
request-lost = আপনার কোড হারিয়ে ফেললে আমাদের সাথে যোগাযোগ করুন। আমরা আপনার পরিচয় যাচাই করি, তারপর আপনাকে নতুন কোড দিতে পারি।
request-error-missing = আপনার রসিদের কোড লিখুন
request-error-not-a-code = রসিদের কোডে 24টি অক্ষর ও সংখ্যা থাকতে হবে
request-error-opens-nothing = এই কোড দিয়ে আমরা কোনো ফর্ম খুঁজে পাচ্ছি না। এটি আপনার রসিদের কোড কি না দেখুন, আর ফর্মটি { $council }-কে পাঠিয়েছেন কি না তা-ও দেখুন
request-error-too-often =
    { $minutes ->
        [one] অনেকবার ভুল কোড লেখা হয়েছে। হয়তো আপনি তা লেখেননি। { $minutes } মিনিট অপেক্ষা করে আবার চেষ্টা করুন
       *[other] অনেকবার ভুল কোড লেখা হয়েছে। হয়তো আপনি তা লেখেননি। { $minutes } মিনিট অপেক্ষা করে আবার চেষ্টা করুন
    }

request-shown-title = আমার অনুরোধ
request-sent-on = পাঠানো হয়েছে: { $sent }
request-reference = রেফারেন্স:
request-to-change = কিছু বদলাতে বা যোগ করতে:
request-done = হয়ে গেছে
request-done-message = আমরা আপনার বার্তা পেয়েছি।
request-done-addition = আপনি যা যোগ করেছেন তা আমরা পেয়েছি।
request-done-agreements-withdrawn = আপনি আপনার সম্মতি ফিরিয়ে নিয়েছেন। যাঁরা আপনার অনুরোধ নিয়ে কাজ করেন তাঁরা এখনই তা দেখতে পান।
request-done-request-withdrawn = আপনি আপনার অনুরোধ ফিরিয়ে নিয়েছেন। যাঁরা এটি নিয়ে কাজ করেন তাঁরা এখনই তা দেখতে পান।
request-steps-heading = আপনি যা করতে পারেন
request-stop = আমার অনুরোধ লুকান
request-stops-by-itself = আপনি শেষবার ব্যবহার করার 20 মিনিট পরে এই পাতা বন্ধ হয়ে যায়। অন্যরাও এই ডিভাইস ব্যবহার করলে, কাজ শেষ হলে “আমার অনুরোধ লুকান” বেছে নিন। এতে আপনার অনুরোধ শেষ হয়ে যায় না।
request-talk-heading = আমাদের সাথে যোগাযোগ করুন
request-talk-instead = আপনি আমাদের সাথে যোগাযোগও করতে পারেন:

request-received-title = আপনি যা পাঠিয়েছেন তা আমরা পেয়েছি
request-received-on = আমরা এটি পেয়েছি: { $received }
request-received-text = এটি একটি পরিবার সম্পর্কে, তাই আপনি কী লিখেছেন বা এরপর কী হবে তা আমরা আপনাকে দেখাতে পারি না। আমাদের সাথে কথা বলার সময় রেফারেন্সটি বলুন।

request-sent-heading = আপনি যা পাঠিয়েছেন
request-withdrawn-on = আপনি { $at }-এ এই অনুরোধ ফিরিয়ে নিয়েছেন।
request-status-heading = আপনার অনুরোধ এখন কোথায় আছে
request-status-new = আপনার অনুরোধ হাবের কাছে আছে। আমরা এখনও আপনার সঙ্গে যোগাযোগের চেষ্টা করিনি।
request-status-contacting = আমরা আপনার সঙ্গে যোগাযোগের চেষ্টা করছি।
request-status-in-assessment = কী করলে আপনার সাহায্য হবে, আমরা আপনার সঙ্গে তা নিয়ে কথা বলছি।
request-status-supported = আপনি আমাদের কাছ থেকে সাহায্য পাচ্ছেন।
request-status-signposted = আর কে সাহায্য করতে পারেন তা আমরা আপনাকে জানিয়েছি। আমরা এই অনুরোধ নিয়ে আর কাজ করছি না।
request-status-closed = আমরা এই অনুরোধ নিয়ে আর কাজ করছি না।
request-messages-heading = হাবের বার্তা
request-messages-none = হাব আপনাকে কিছু লেখেনি।
request-message-at = { $at }
request-message-from = { $from }, { $at }
request-plan-heading = এর পরে কী করব বলে আমরা ঠিক করেছি
request-plan-none = এখানে এখনও কিছু লেখা নেই।
request-sharing-heading = আমরা যাদের এটি জানাতে পারি
request-sharing-text = আপনি সম্মতি দিয়েছেন যে আপনি যা বলেছেন তা আমরা এই উদ্দেশ্যে এই সেবাগুলিকে জানাই।
request-sharing-none = আপনি এটি কাউকে জানানোর সম্মতি দেননি।
request-agreement = { $partner }: { $purpose }
request-agreement-withdrawn = আপনি { $at }-এ এটি ফিরিয়ে নিয়েছেন
request-said-heading = এর পরে আপনি যা জানিয়েছেন
request-said-message = আপনার বার্তা
request-said-addition = আপনি যোগ করেছেন
request-said-agreements-withdrawn = আপনি আপনার সম্মতি ফিরিয়ে নিয়েছেন
request-said-request-withdrawn = আপনি আপনার অনুরোধ ফিরিয়ে নিয়েছেন

request-answer-title = হাবকে উত্তর দিন
request-message-title = হাবকে বার্তা পাঠান
request-message-text =
    যাঁরা আপনার অনুরোধ নিয়ে কাজ করেন তাঁরা আপনার বার্তা পড়েন।
    জরুরি অবস্থায় এটি ব্যবহার করবেন না। কেউ বিপদে থাকলে 999 নম্বরে ফোন করুন।
request-message-label = আপনার বার্তা
request-message-button = বার্তা পাঠান
request-message-missing = আপনার বার্তা লিখুন
request-message-too-long = আপনার বার্তা { $longest } অক্ষর বা তার কম হতে হবে
request-add-title = আপনার অনুরোধে কিছু যোগ করুন
request-add-text =
    কী বদলেছে বা কী বলতে ভুলে গিয়েছিলেন তা আমাদের জানান। আপনি আগে যা পাঠিয়েছেন তা যেমন ছিল তেমনই থাকে।
request-add-label = আপনি কী যোগ করতে চান?
request-add-button = এটি যোগ করুন
request-add-missing = আপনি যা যোগ করতে চান তা লিখুন
request-add-too-long = আপনি যা যোগ করেন তা { $longest } অক্ষর বা তার কম হতে হবে
request-agreements-title = সম্মতি ফিরিয়ে নিন
request-agreements-text =
    আপনি যেকোনো সময় সম্মতি ফিরিয়ে নিতে পারেন। কেন, তা বলতে হবে না।
    তখন থেকে আপনি যা বলেছেন তা আমরা এই উদ্দেশ্যে এই সেবাকে আর জানাই না, যদি না আইন অনুযায়ী জানাতেই হয়। আমরা যা আগেই জানিয়েছি তা ফিরিয়ে আনতে পারি না।
request-agreements-label = আপনি কোন সম্মতি ফিরিয়ে নিতে চান?
request-agreements-button = সম্মতি ফিরিয়ে নিন
request-agreements-missing = আপনি যে সম্মতি ফিরিয়ে নিতে চান তা বেছে নিন
request-withdraw-title = আপনার অনুরোধ ফিরিয়ে নিন
request-withdraw-text =
    যাঁরা আপনার অনুরোধ নিয়ে কাজ করেন আমরা তাঁদের জানাই। তাঁরা এটি নিয়ে কাজ বন্ধ করেন, যদি না আইন অনুযায়ী কিছু করতেই হয়: যেমন, কোনো শিশু বিপদে থাকতে পারে।
    এতে আপনি যা পাঠিয়েছেন তা মুছে যায় না। গোপনীয়তার নোটিশে যতদিন লেখা আছে আমরা ততদিন তা রাখি। আপনি যদি চান আমরা তা মুছে ফেলি, আমাদের বলুন: এটি আলাদা একটি অধিকার।
    আপনি যদি কিছু জানানোর সম্মতি দিয়ে থাকেন, সেই সম্মতিও ফিরিয়ে নিন।
request-withdraw-button = আমার অনুরোধ ফিরিয়ে নিন
request-said-before = আপনি এই পাতা থেকে আগেই অন্য কিছু পাঠিয়েছেন। চাইলে এটিও পাঠান
request-code-again = আপনার রসিদের কোড আবার লিখুন। আপনি যা লিখেছেন তা এখানেই আছে
request-full = এখানে আর জায়গা নেই। বরং হাবের সঙ্গে যোগাযোগ করুন
request-nothing-stands = আপনি এটি আগেই ফিরিয়ে নিয়েছেন
request-away = আমাদের দিকে এখন কিছু কাজ করছে না, তাই এটি পাঠানো হয়নি। কয়েক মিনিট পরে আবার চেষ্টা করুন

request-copy-heading = আপনার অনুরোধ ডাউনলোড করুন
request-copy-text = ফাইলটি এই ডিভাইসে সংরক্ষিত হয়। যে এই ডিভাইস ব্যবহার করে সে এটি খুলতে পারে।
request-copy-html = পড়া বা ছাপানোর জন্য আপনার অনুরোধ ডাউনলোড করুন
request-copy-json = অন্য প্রোগ্রামের জন্য আপনার অনুরোধ ডেটা হিসেবে ডাউনলোড করুন (JSON)
request-copy-made = কপি তৈরি হয়েছে: { $at }
