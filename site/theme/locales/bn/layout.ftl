# The frame of every page.

# The name of this language in itself, and the label of the links to a page in other languages.
language-name = বাংলা
languages-label = ভাষা

# Above pages in another language than the council's own.
translation-tag = অনুবাদ
translation-is-draft = এই পাতাটি কম্পিউটার অনুবাদ করেছে এবং কেউ এখনও তা যাচাই করেনি। ইংরেজি পাতাটিই চূড়ান্ত বলে ধরা হবে।
translation-is-incomplete = এই পাতার কিছু অংশ এখনও ইংরেজিতে আছে।
translation-elsewhere = নিচের পাতাগুলো ইংরেজিতে।

page-title = { $title } - { $site }
page-title-with-errors = ভুল: { $title } - { $site }
tab-with-errors = ভুল: { $title }

skip-to-content = সরাসরি মূল লেখায় যান
back = ফিরে যান

site-navigation = ওয়েবসাইট
site-menu = মেনু
footer-heading = সহায়তার লিংক

demonstration-tag = নমুনা
demonstration-text = এটি কাউন্সিলের আসল সেবা নয়। আপনি যা পাঠান তা কেউ পড়ে না।

exit-this-page = এই পাতা থেকে বেরিয়ে যান
exit-emergency = জরুরি
exit-activated = লোড হচ্ছে।
exit-timed-out = পাতা থেকে বেরিয়ে যাওয়ার সময় শেষ হয়ে গেছে।
exit-press-two-more-times = Shift, বেরিয়ে যেতে আরও 2 বার চাপুন।
exit-press-one-more-time = Shift, বেরিয়ে যেতে আরও 1 বার চাপুন।
