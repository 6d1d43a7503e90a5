//! What English words inside or before a name say about its bearer.

use crate::lexicon::{EntityType, Gender};

/// What sort of body a word in its name makes it; nothing where the word does not tell.
pub(super) fn body_type(word: &str) -> Option<EntityType> {
    Some(match word {
        "Ministry" | "Department" | "Dept." | "Treasury" => EntityType::Ministry,
        "Court" | "Tribunal" => EntityType::Court,
        "Army" | "Navy" | "Forces" | "Corps" | "Guard" | "Guards" | "Marines" | "Command"
        | "Military" | "Battalion" | "Brigade" | "Regiment" => EntityType::Military,
        "Party" | "Partido" | "Partito" | "Parti" | "Partai" | "Partidul" | "Democrats"
        | "Republicans" | "Conservatives" | "Liberals" | "Greens" => EntityType::Party,
        "Agency" | "Bureau" | "Police" | "Parliament" | "Senate" | "Congress" | "Assembly"
        | "Commission" | "Authority" | "Administration" | "Embassy" | "Consulate" | "Service"
        | "Directorate" | "Constabulary" | "Secretariat" | "Legislature" | "House" => {
            EntityType::Agency
        }
        "Inc" | "Inc." | "Corp" | "Corp." | "Corporation" | "Ltd" | "Ltd." | "LLC" | "PLC"
        | "Co." | "Company" | "Holdings" | "Airlines" | "Airways" | "Motors" | "Industries"
        | "Partners" | "Bancorp" | "GmbH" | "Enterprises" | "Securities" | "Pharmaceuticals"
        | "Mining" | "Minerals" | "Mills" | "Foods" | "Petroleum" | "Technologies"
        | "Electronics" | "Logistics" | "Railways" | "Breweries" | "Shipping" | "Pharma"
        | "Chemicals" | "Foundries" | "Banco" | "Banque" | "Banca" | "Grupo" | "Gruppo"
        | "Groupe" | "Compagnie" | "Société" => EntityType::Company,
        "Times" | "Post" | "News" | "Herald" | "Tribune" | "Journal" | "Gazette" | "Chronicle"
        | "Magazine" | "Radio" | "Broadcasting" | "Press" | "Observer" | "Telegraph"
        | "Guardian" | "Daily" | "Courier" | "Inquirer" | "Examiner" | "Dispatch" | "Ledger"
        | "Gazzetta" | "Corriere" | "Diario" | "Jornal" | "Rádio" | "Rádió" | "Canal"
        | "Télévision" | "Gazeta" | "Dziennik" | "Zeitung" => EntityType::Media,
        "University" | "College" | "Institute" | "Polytechnic" | "Academy" => {
            EntityType::University
        }
        "Hizb" | "Harakat" | "Jabhat" | "Ansar" | "Lashkar" | "Katibat" => EntityType::ArmedGroup,
        "Church" | "Diocese" | "Archdiocese" | "Synagogue" | "Congregation" => {
            EntityType::Religious
        }
        _ => return None,
    })
}

/// Whether a title is part of what somebody is called who has no other given name: "Baroness Lindt".
pub(super) fn is_style(title: &str) -> bool {
    matches!(
        title,
        "Baron"
            | "Baroness"
            | "Countess"
            | "Dame"
            | "Duchess"
            | "Duke"
            | "Earl"
            | "Emperor"
            | "Justice"
            | "King"
            | "Lady"
            | "Lord"
            | "Marquess"
            | "Pope"
            | "Prince"
            | "Princess"
            | "Queen"
            | "Sir"
            | "Viscount"
            | "Viscountess"
    )
}

/// The gender a title, role or kinship word tells.
#[must_use]
pub fn title_gender(word: &str) -> Option<Gender> {
    let word = word.trim_end_matches('.').to_lowercase();
    match word.as_str() {
        "mr" | "sir" | "lord" | "king" | "prince" | "father" | "brother" | "sheikh" | "duke"
        | "baron" | "ayatollah" | "mullah" | "maulana" | "imam" | "pope" | "rabbi" | "fr"
        | "husband" | "son" | "uncle" | "actor" | "herr" | "emperor" | "monsignor" | "msgr" => {
            Some(Gender::Male)
        }
        "mrs" | "ms" | "miss" | "mme" | "madam" | "madame" | "lady" | "dame" | "queen"
        | "princess" | "duchess" | "baroness" | "sister" | "mother" | "wife" | "daughter"
        | "aunt" | "actress" | "frau" | "empress" | "begum" | "waitress" | "widow" => {
            Some(Gender::Female)
        }
        "german" | "human" | "roman" | "norman" | "ottoman" => None,
        // Women are called so, too.
        "chairman" | "ombudsman" | "freshman" | "helmsman" => None,
        "schoolgirl" | "girl" | "heroine" | "girlfriend" | "grandmother" | "niece" | "hostess" => {
            Some(Gender::Female)
        }
        "schoolboy" | "boy" | "boyfriend" | "grandfather" | "nephew" => Some(Gender::Male),
        _ if word.ends_with("woman") => Some(Gender::Female),
        _ if word.len() > 3 && word.ends_with("man") => Some(Gender::Male),
        _ => None,
    }
}

/// Who has such a thing or office.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    /// An organisation, of this sort if the word tells.
    Body(Option<EntityType>),
    Person,
    Place,
}

/// Whose a thing or office is, and how surely: "X's shareholders", "the mayor of X".
pub(super) fn owner_of(noun: &str) -> Option<(Owner, i32)> {
    let company = Owner::Body(Some(EntityType::Company));
    Some(match noun {
        "executive" | "CEO" | "shares" | "shareholders" | "stock" | "stake" | "takeover"
        | "acquisition" | "profits" | "subsidiary" | "share" | "shareholder" | "earnings"
        | "factories" => (company, 3),
        "customers" | "products" | "app" | "brand" | "sales" | "profit" | "factory" => (company, 2),
        "fighters" | "militants" | "gunmen" | "insurgents" => {
            (Owner::Body(Some(EntityType::ArmedGroup)), 3)
        }
        "newsroom" | "columnist" | "readers" | "subscribers" => {
            (Owner::Body(Some(EntityType::Media)), 2)
        }
        "board" | "chairman" | "chairwoman" | "chair" | "members" | "membership" | "directors"
        | "trustees" | "employees" | "headquarters" | "founder" | "co-founder" | "treasurer"
        | "workforce" | "goalkeeper" | "striker" | "midfielder" | "winger" | "executives"
        | "merger" | "member" => (Owner::Body(None), 3),
        "director" | "spokesman" | "spokeswoman" | "spokesperson" | "researchers"
        | "scientists" | "engineers" | "managers" | "management" | "owners" | "bylaws" => {
            (Owner::Body(None), 2)
        }
        "president" | "leader" | "leaders" | "leadership" | "head" | "secretary" | "staff"
        | "website" | "manager" | "coach" | "fans" | "revenue" => (Owner::Body(None), 1),
        "residents" | "mayor" | "streets" | "outskirts" | "inhabitants" | "villagers"
        | "governor" | "sheriff" | "council" | "harbour" | "harbor" | "airport" | "airstrip"
        | "suburbs" | "countryside" | "valley" | "coast" | "villages" | "townspeople" => {
            (Owner::Place, 3)
        }
        "site" | "region" | "area" | "district" | "barracks" | "peninsula" | "road" | "police" => {
            (Owner::Place, 2)
        }
        "family" | "lawyer" | "lawyers" | "attorney" | "death" | "face" | "arrest"
        | "childhood" | "testimony" | "friends" | "voice" | "hands" | "husband" | "wife"
        | "mother" => (Owner::Person, 2),
        _ => return None,
    })
}

/// Whether bearers of this noun speak for the country or body named beside it: "Peruvian officials",
/// "the ministry in Lima".
#[must_use]
pub fn speaks_for(noun: &str) -> bool {
    matches!(
        noun.to_lowercase().as_str(),
        "administration"
            | "ambassador"
            | "ambassadors"
            | "army"
            | "authorities"
            | "delegates"
            | "delegation"
            | "diplomat"
            | "diplomats"
            | "embassy"
            | "envoy"
            | "envoys"
            | "forces"
            | "government"
            | "leaders"
            | "leadership"
            | "mediators"
            | "military"
            | "ministries"
            | "ministry"
            | "mission"
            | "negotiator"
            | "negotiators"
            | "official"
            | "officials"
            | "regime"
            | "representations"
            | "representatives"
            | "side"
            | "team"
            | "troops"
    )
}
