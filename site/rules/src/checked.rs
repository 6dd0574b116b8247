//! What a rule is handed: some files of one council, the day, and their prose already read.
//!
//! A rule judges each file that it is handed by itself, and looks up in the council's content what
//! the file names. So the files of a council can be judged in parts, side by side, and one that was
//! edited can be judged alone.

use std::cell::OnceCell;
use std::path::Path;

use jiff::civil::Date;
use site_model::content::CouncilContent;
use site_model::directory::location::Location;
use site_model::directory::organisation::Organisation;
use site_model::directory::service::Service;
use site_model::directory::taxonomy::Taxonomy;
use site_model::form::Form;
use site_model::image::Image;
use site_model::notice::FrontMatter;
use site_model::page::Page as OwnPage;
use site_model::source::{Document, Source};
use site_model::waiver::Waiver;
use site_model::{Content, MessageKind, MessageWording, Notice, Slug};

use crate::index::Index;
use crate::prose::Prose;
use crate::reading::PageReading;
use crate::said::Text;

/// Files of one council, as they are checked.
pub struct Checked<'a> {
    /// All content: what a link of this council may lead to.
    pub(crate) content: &'a Content,
    /// The council. For looking up what a file names: its files are judged one by one.
    pub(crate) council: &'a CouncilContent,
    /// What is looked up in the whole council.
    pub(crate) index: &'a Index<'a>,
    /// The day, for rules about dates.
    pub(crate) today: Date,
    files: Vec<Judged<'a>>,
    readings: OnceCell<Vec<PageReading>>,
}

/// A file that rules judge. Of a notice that is the text in force: older texts are history, and
/// nobody may edit them.
#[derive(Clone, Copy)]
pub(crate) enum File<'a> {
    Council(&'a CouncilContent),
    Notice(&'a Notice),
    Service(&'a Slug, &'a Document<Service>),
    Organisation(&'a Slug, &'a Document<Organisation>),
    Location(&'a Slug, &'a Document<Location>),
    Page(&'a Slug, &'a Document<OwnPage>),
    Form(&'a Slug, &'a Source, &'a Form),
    Taxonomy(&'a Slug, &'a Source, &'a Taxonomy),
    Message(MessageKind, &'a Source, &'a MessageWording),
    Image(&'a Image),
    /// A page in another language: judged by what does not depend on words.
    TranslatedPage(&'a Document<OwnPage>),
    /// The same of the newest text of a notice that is translated.
    TranslatedNotice(&'a Notice),
}

/// A file with its prose.
struct Judged<'a> {
    file: File<'a>,
    prose: Option<&'a Prose<'a>>,
    /// The sentences of a notice, once a rule asked for them.
    said: OnceCell<Text<'a>>,
}

/// The text of a notice that is in force.
#[derive(Clone, Copy)]
pub(crate) struct NoticeInForce<'a> {
    pub(crate) notice: &'a Notice,
    pub(crate) says: &'a FrontMatter,
    pub(crate) source: &'a Source,
    pub(crate) prose: &'a Prose<'a>,
    /// The sentences of its text.
    pub(crate) said: &'a Text<'a>,
}

/// A Markdown file's prose, whatever kind of page it is.
#[derive(Clone, Copy)]
pub(crate) struct Page<'a> {
    pub(crate) source: &'a Source,
    pub(crate) prose: &'a Prose<'a>,
}

impl<'a> File<'a> {
    /// Every file of a council that rules judge, in the order of kinds and names.
    pub(crate) fn all(council: &'a CouncilContent) -> Vec<Self> {
        let mut all = vec![Self::Council(council)];
        let in_force = council.notices.values().filter_map(|texts| texts.last());
        all.extend(in_force.map(Self::Notice));
        all.extend(
            council
                .services
                .iter()
                .map(|(slug, document)| Self::Service(slug, document)),
        );
        let organisations = council.organisations.iter();
        all.extend(organisations.map(|(slug, document)| Self::Organisation(slug, document)));
        all.extend(
            council
                .locations
                .iter()
                .map(|(slug, document)| Self::Location(slug, document)),
        );
        all.extend(
            council
                .pages
                .iter()
                .map(|(slug, document)| Self::Page(slug, document)),
        );
        let forms = council.forms.iter();
        all.extend(forms.map(|(slug, (source, form))| Self::Form(slug, source, form)));
        let taxonomies = council.taxonomies.iter();
        all.extend(taxonomies.map(|(slug, (source, terms))| Self::Taxonomy(slug, source, terms)));
        let messages = council.messages.iter();
        all.extend(messages.map(|(kind, (source, worded))| Self::Message(*kind, source, worded)));
        all.extend(council.images.values().map(Self::Image));
        for told in council.translations.values() {
            all.extend(told.pages.values().map(Self::TranslatedPage));
            let notices = told.notices.values().filter_map(|texts| texts.last());
            all.extend(notices.map(Self::TranslatedNotice));
            let messages = told.messages.iter();
            let messages =
                messages.map(|(kind, (source, worded))| Self::Message(*kind, source, worded));
            all.extend(messages);
        }
        all
    }

    /// The file of a council at this path, if rules judge it. It is found by its name, without
    /// looking at the others.
    pub(crate) fn at(council: &'a CouncilContent, path: &Path) -> Option<Self> {
        let name = |path: Option<&'_ Path>| Some(path?.file_name()?.to_str()?.to_owned());
        let own = name(Some(path))?;
        let stem = path.file_stem()?.to_str()?;
        let folder = name(path.parent()).unwrap_or_default();
        let found = match folder.as_str() {
            "forms" => council
                .forms
                .get_key_value(stem)
                .map(|(slug, (source, form))| Self::Form(slug, source, form)),
            "images" => council.images.get(&own).map(Self::Image),
            "locations" => council
                .locations
                .get_key_value(stem)
                .map(|(slug, document)| Self::Location(slug, document)),
            "messages" => MessageKind::parse(stem).and_then(|kind| {
                let (source, worded) = council.messages.get(&kind)?;
                Some(Self::Message(kind, source, worded))
            }),
            "organisations" => council
                .organisations
                .get_key_value(stem)
                .map(|(slug, document)| Self::Organisation(slug, document)),
            "pages" => council
                .pages
                .get_key_value(stem)
                .map(|(slug, document)| Self::Page(slug, document)),
            "services" => council
                .services
                .get_key_value(stem)
                .map(|(slug, document)| Self::Service(slug, document)),
            "taxonomies" => council
                .taxonomies
                .get_key_value(stem)
                .map(|(slug, (source, taxonomy))| Self::Taxonomy(slug, source, taxonomy)),
            _ => None,
        };
        let of_a_notice = || {
            let texts = council.notices.get(folder.as_str())?;
            texts.last().map(Self::Notice)
        };
        // A notice may be called `services`.
        [found, of_a_notice(), Some(Self::Council(council))]
            .into_iter()
            .flatten()
            .find(|file| file.path() == path)
    }

    /// The file as it was opened.
    pub(crate) fn path(&self) -> &'a Path {
        match *self {
            Self::Image(image) => &image.file,
            _ => self.source().map_or(Path::new(""), |source| &source.file),
        }
    }

    /// How long its text is, in bytes: about how much work it is to judge.
    pub(crate) fn length(&self) -> usize {
        self.source().map_or(0, |source| source.text.len())
    }

    /// Its text; a picture has none.
    pub(crate) fn source(&self) -> Option<&'a Source> {
        Some(match *self {
            Self::Council(council) => &council.source,
            Self::Notice(notice) | Self::TranslatedNotice(notice) => &notice.document.source,
            Self::Service(_, document) => &document.source,
            Self::Organisation(_, document) => &document.source,
            Self::Location(_, document) => &document.source,
            Self::Page(_, document) | Self::TranslatedPage(document) => &document.source,
            Self::Form(_, source, _)
            | Self::Taxonomy(_, source, _)
            | Self::Message(_, source, _) => source,
            Self::Image(_) => return None,
        })
    }

    /// Its prose, if it is a Markdown file.
    pub(crate) fn prose(&self) -> Option<Prose<'a>> {
        fn of<T>(document: &Document<T>) -> Prose<'_> {
            Prose::read(document.body(), document.body_line_offset)
        }
        Some(match *self {
            Self::Notice(notice) | Self::TranslatedNotice(notice) => of(&notice.document),
            Self::Service(_, document) => of(document),
            Self::Organisation(_, document) => of(document),
            Self::Location(_, document) => of(document),
            Self::Page(_, document) | Self::TranslatedPage(document) => of(document),
            Self::Council(_)
            | Self::Form(..)
            | Self::Taxonomy(..)
            | Self::Message(..)
            | Self::Image(_) => return None,
        })
    }

    /// The waivers that stand in it, and the file they stand in.
    pub(crate) fn waivers(&self) -> Option<(&'a Source, &'a [Waiver])> {
        let waivers: &[Waiver] = match *self {
            Self::Council(council) => &council.council.waivers,
            Self::Notice(notice) => &notice.front_matter().waivers,
            Self::Service(_, document) => &document.front_matter.waivers,
            Self::Organisation(_, document) => &document.front_matter.waivers,
            Self::Location(_, document) => &document.front_matter.waivers,
            Self::Page(_, document) => &document.front_matter.waivers,
            Self::Form(_, _, form) => &form.waivers,
            Self::Taxonomy(_, _, taxonomy) => &taxonomy.waivers,
            Self::Message(_, _, worded) => &worded.waivers,
            // A translation breaks no rule knowingly: what it says is the English file's to say.
            Self::Image(_) | Self::TranslatedPage(_) | Self::TranslatedNotice(_) => &[],
        };
        Some((self.source()?, waivers))
    }
}

impl<'a> Checked<'a> {
    /// These files of a council, with the prose of each.
    pub(crate) fn new(
        content: &'a Content,
        index: &'a Index<'a>,
        today: Date,
        files: impl IntoIterator<Item = (File<'a>, &'a Option<Prose<'a>>)>,
    ) -> Self {
        let files = files.into_iter().map(|(file, prose)| Judged {
            file,
            prose: prose.as_ref(),
            said: OnceCell::new(),
        });
        Self {
            content,
            council: index.council,
            index,
            today,
            files: files.collect(),
            readings: OnceCell::new(),
        }
    }

    /// The council, if its `council.yaml` is judged.
    pub(crate) fn council_file(&self) -> Option<&'a CouncilContent> {
        self.each(|file| match file {
            File::Council(council) => Some(council),
            _ => None,
        })
        .next()
    }

    /// The text in force of each notice.
    pub(crate) fn notices(&self) -> impl Iterator<Item = NoticeInForce<'_>> {
        self.files.iter().filter_map(|judged| match judged.file {
            File::Notice(notice) => judged.prose.map(|prose| NoticeInForce {
                notice,
                says: notice.front_matter(),
                source: &notice.document.source,
                prose,
                said: judged.said.get_or_init(|| Text::read(prose)),
            }),
            _ => None,
        })
    }

    /// The services.
    pub(crate) fn services(&self) -> impl Iterator<Item = (&'a Slug, &'a Document<Service>)> {
        self.each(|file| match file {
            File::Service(slug, document) => Some((slug, document)),
            _ => None,
        })
    }

    /// The organisations.
    pub(crate) fn organisations(
        &self,
    ) -> impl Iterator<Item = (&'a Slug, &'a Document<Organisation>)> {
        self.each(|file| match file {
            File::Organisation(slug, document) => Some((slug, document)),
            _ => None,
        })
    }

    /// The locations.
    pub(crate) fn locations(&self) -> impl Iterator<Item = (&'a Slug, &'a Document<Location>)> {
        self.each(|file| match file {
            File::Location(slug, document) => Some((slug, document)),
            _ => None,
        })
    }

    /// The taxonomies.
    pub(crate) fn taxonomies(&self) -> impl Iterator<Item = (&'a Slug, &'a Source, &'a Taxonomy)> {
        self.each(|file| match file {
            File::Taxonomy(slug, source, taxonomy) => Some((slug, source, taxonomy)),
            _ => None,
        })
    }

    /// The forms.
    pub(crate) fn forms(&self) -> impl Iterator<Item = (&'a Slug, &'a Source, &'a Form)> {
        self.each(|file| match file {
            File::Form(slug, source, form) => Some((slug, source, form)),
            _ => None,
        })
    }

    /// The words of messages.
    pub(crate) fn messages(
        &self,
    ) -> impl Iterator<Item = (MessageKind, &'a Source, &'a MessageWording)> {
        self.each(|file| match file {
            File::Message(kind, source, worded) => Some((kind, source, worded)),
            _ => None,
        })
    }

    /// The pictures.
    pub(crate) fn images(&self) -> impl Iterator<Item = &'a Image> {
        self.each(|file| match file {
            File::Image(image) => Some(image),
            _ => None,
        })
    }

    fn each<T>(&self, of_kind: impl Fn(File<'a>) -> Option<T>) -> impl Iterator<Item = T> {
        self.files
            .iter()
            .filter_map(move |judged| of_kind(judged.file))
    }

    /// Every file with its prose, where it has one.
    pub(crate) fn files(&self) -> impl Iterator<Item = (File<'a>, Option<&'a Prose<'a>>)> {
        self.files.iter().map(|judged| (judged.file, judged.prose))
    }

    /// The prose of every page that can still be edited, in every language: texts in force, services,
    /// organisations, locations and pages of the council's own.
    pub(crate) fn pages(&self) -> impl Iterator<Item = Page<'a>> {
        self.files().filter_map(|(file, prose)| {
            Some(Page {
                source: file.source()?,
                prose: prose?,
            })
        })
    }

    /// How each page reads.
    pub(crate) fn readings(&self) -> &[PageReading] {
        self.readings.get_or_init(|| crate::reading::of(self))
    }
}
