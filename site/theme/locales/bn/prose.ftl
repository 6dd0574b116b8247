# What stands in and around a council's own texts.

prose-note = টীকা { $number }
prose-note-back = টীকা { $number } যেখানে উল্লেখ আছে সেখানে ফিরে যান
prose-note-back-to-mention = টীকা { $number } যেখানে উল্লেখ আছে সেখানে ফিরে যান, উল্লেখ { $mention }
prose-notes-heading = টীকা
prose-postcode-map = (ম্যাপে দেখুন)
prose-table = ছক
