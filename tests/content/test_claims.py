"""Wrong claims that study notes for these exams repeat; the content makes none of them.

A pattern proves little by its absence, so each stands with a sentence that makes the claim: the
pattern must find that sentence, and nothing that the site states.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from cribsheet.model import Site
from cribsheet.question import Question

_CLAUSE = r"[^.:;|]*?"
"""Anything up to the end of a clause."""

CLAIMS: dict[str, tuple[str, str]] = {
    # Interface endpoints take IPv6.
    "privatelink-ipv6": (
        rf"PrivateLink{_CLAUSE}\b(not|no)\b{_CLAUSE}IPv6",
        "PrivateLink does not support IPv6.",
    ),
    # Gateway endpoints are routes; only interface endpoints have a network interface.
    "gateway-endpoint-interface": (
        rf"[Gg]ateway endpoints?{_CLAUSE}\b(creates?|ha(s|ve)|adds?)\b{_CLAUSE}network interface",
        "A gateway endpoint creates a network interface in your subnet.",
    ),
    # CloudTrail says who called what; it knows nothing of a model's quality.
    "cloudtrail-quality": (
        rf"CloudTrail{_CLAUSE}\b(detects?|measures?|monitors?|tracks?)\b{_CLAUSE}\b(drift|accuracy)",
        "CloudTrail monitors the accuracy of the model.",
    ),
    # X-Ray follows requests; data capture keeps predictions.
    "x-ray-predictions": (
        rf"X-Ray{_CLAUSE}\b(logs?|stores?|captures?|records?)\b{_CLAUSE}predictions",
        "AWS X-Ray logs the predictions of a model.",
    ),
    # Model Monitor runs on a schedule over captured data.
    "model-monitor-real-time": (
        rf"Model Monitor{_CLAUSE}\bin real[- ]time\b",
        "Model Monitor detects drift in real time.",
    ),
    # Grid search finds the best point of its grid, no more.
    "grid-search-best": (
        rf"[Gg]rid search{_CLAUSE}\b(always|guarantees?|best (performance|result|accuracy))",
        "Grid search provides the best performance.",
    ),
    # You set the ranges; tuning searches inside them.
    "tuning-finds-ranges": (
        rf"([Aa]utomatic model tuning|\bAMT\b){_CLAUSE}\b(finds|tunes|sets) (the |your )?ranges",
        "AMT tunes the ranges of hyperparameters.",
    ),
    # Early stopping watches the validation metric; a wanted accuracy is another condition.
    "early-stopping-target": (
        rf"[Ee]arly stopping{_CLAUSE}\b(desired|wanted|target) accuracy",
        "Early stopping halts the training at the desired accuracy.",
    ),
    # L2 shrinks weights in proportion; L1 is what makes zeros.
    "l2-zero": (
        rf"\bL2\b(?!{_CLAUSE}\b(never|rarely|hardly|but)\b){_CLAUSE}\b(evenly|(exactly|to) zero)\b",
        "L2 drives weights to zero.",
    ),
    # Absolute errors weigh outliers less; squares weigh them more.
    "mae-outliers": (
        rf"\bMAE\b{_CLAUSE}\b(punish|penaliz|stress)\w*{_CLAUSE}\b(large|big|outliers)",
        "MAE penalizes large errors more.",
    ),
    # The sum of the denominator needs its parentheses.
    "denominator": (r"\bT[PN] ?/ ?T[PN] ?\+", "Precision is TP/TP+FP."),
    # The metric is called specificity.
    "specification": (
        rf"\b[Ss]pecification\b{_CLAUSE}\btrue negative",
        "Specification is the true negative rate.",
    ),
    # ROUGE counts shared words; BERTScore compares meaning.
    "rouge-meaning": (
        rf"\bROUGE(-\w+)?\b (measures|compares|scores|judges|captures) {_CLAUSE}(semantic|meaning)",
        "ROUGE measures semantic similarity.",
    ),
    # Top-p is a sum of probabilities, not a share of the vocabulary.
    "top-p-share": (
        rf"[Tt]op[- ][Pp]\b{_CLAUSE}(%|per ?cent(ile)?)( of)?( the)?( most likely)? (words|tokens)",
        "Top-p keeps the 25 percent most likely words.",
    ),
    # Temperature changes the choice of tokens, not the time they take.
    "temperature-latency": (
        rf"([Tt]emperature|[Tt]op[- ][kp])\b{_CLAUSE}\b(lower|reduce|raise)s? (the )?latency",
        "A lower temperature reduces latency.",
    ),
    # The size of that model was never published.
    "trillions": (r"\b\d+ trillion parameters", "GPT-4 has 170 trillion parameters."),
    # Retrieval may be by vectors, by keywords or both.
    "rag-keyword": (
        rf"\bRAG\b{_CLAUSE}\b(relies|depends|rests) on keyword",
        "RAG relies on keyword search.",
    ),
    # Custom models of supported bases also run on demand.
    "custom-model-provisioned": (
        rf"\b([Cc]ustom|tuned)\w* models?\b{_CLAUSE}\bonly (runs? )?(on|with|through) Provisioned",
        "Fine-tuned models only run on Provisioned Throughput.",
    ),
    # Guardrails are billed by text unit; word filters alone are free.
    "guardrails-free": (
        rf"[Gg]uardrails{_CLAUSE}\b(are|is) (free|without charge)\b",
        "Guardrails are free.",
    ),
    # Amazon Q answered from an index with access rights; nothing was trained.
    "q-trained": (
        rf"Amazon Q\b{_CLAUSE}\btrained on (your|the|all|company)",
        "Amazon Q Business is trained on your documents.",
    ),
    # Amazon S3 Vectors is a vector store.
    "s3-no-vectors": (
        rf"(?<!says )\bS3 (cannot|does not|is not){_CLAUSE}\b(vectors?|embeddings)\b",
        "Amazon S3 is not meant for vectors.",
    ),
    # Factorization Machines learn from labels.
    "factorization-unsupervised": (
        rf"[Ff]actorization [Mm]achines{_CLAUSE}\bunsupervised",
        "Factorization Machines are both supervised and unsupervised.",
    ),
    # No built-in algorithm of that name.
    "dbscan-built-in": (
        rf"\b[Bb]uilt-in\b{_CLAUSE}\b(algorithms?|include|are|is)\b{_CLAUSE}\bDBSCAN",
        "Built-in algorithms for clustering are K-means and DBSCAN.",
    ),
    # Clarify computes SHAP values and partial dependence.
    "clarify-lime": (
        rf"Clarify (also )?(uses|computes|offers|runs|supports){_CLAUSE}\bLIME",
        "Clarify also uses LIME.",
    ),
    # The same model gives the same answers, at once or in a batch.
    "batch-accuracy": (
        rf"[Bb]atch (inference|transform){_CLAUSE}\bmore accurate",
        "Batch inference is slower and more accurate.",
    ),
    # A slot is a value that the intent needs; a function may fulfill the intent.
    "slots-functions": (
        r"\b[Ss]lots? (is|are) (an? |the )?(AWS )?(Lambda|(input )?functions?)\b",
        "Slots are Lambda input functions.",
    ),
    # Any pair of the supported languages.
    "translate-english": (
        rf"Translate\b{_CLAUSE}\b(between|from|to) English (and|only)",
        "Amazon Translate works between English and other languages.",
    ),
    # A private team or a vendor's.
    "reviewers-employees": (
        rf"(A2I|Augmented AI){_CLAUSE}\b(employees (of|at)|staff of) AWS",
        "A2I reviewers are employees of AWS.",
    ),
    # They train, and serve large models as well.
    "trainium-training-only": (
        rf"Trainium{_CLAUSE}\b(not|never|cannot)\b{_CLAUSE}\binference",
        "Trainium is not used for inference.",
    ),
    # Points of presence of their own.
    "edge-in-zones": (
        rf"[Ee]dge locations? (are|is|lies?|stands?|sits?) (?!not){_CLAUSE}Availability Zone",
        "Edge locations are located in Availability Zones.",
    ),
    # Quotas and shortages exist.
    "capacity-unlimited": (
        rf"[Cc]apacity{_CLAUSE}\b(is|are) (unlimited|endless)",
        "Capacity in the cloud is unlimited.",
    ),
}


def statements(site: Site) -> Iterator[tuple[str, str]]:
    """Where and what the site states; wrong options and false statements are left out."""
    for topic in site.topics.values():
        texts = [topic.summary, topic.lead_text, *(term.text for term in topic.terms)]
        texts += [heading.text for section in topic.sections for heading in section.headings]
        texts += [card.back_text for card in topic.cards]
        texts += [text for question in topic.questions for text in answers(question)]
        yield from ((f"topics/{topic.id}", text) for text in texts)
    for table in site.tables.values():
        for row in table.rows:
            # A cell is a statement about its row.
            yield from ((f"tables/{table.id}", f"{row.name} {cell.text}") for cell in row.cells)
    for tree in site.trees.values():
        yield from ((f"trees/{tree.id}", f"{end.name} {end.text}") for end in tree.ends)
    for service in site.services.values():
        yield "services", f"{service.name} {service.purpose} {service.note}"


def answers(question: Question) -> Iterator[str]:
    """What a question teaches: right options, and the reasons for all of them."""
    statement = question.kind == "true-false"
    for option in question.options:
        if option.correct:
            true = option is question.options[0]
            yield question.text if statement and true else option.text
        yield option.why_text
    yield from (f"{item.text}. {item.why_text}" for item in question.items)
    yield from (f"{pair.left.text} {pair.right.text}. {pair.why_text}" for pair in question.pairs)
    yield question.why_text


@pytest.mark.parametrize("claim", CLAIMS)
def test_a_pattern_finds_its_claim(claim: str) -> None:
    pattern, sentence = CLAIMS[claim]
    assert re.search(pattern, sentence)


@pytest.fixture(scope="module")
def stated(shipped: Site) -> list[tuple[str, str]]:
    return [(where, " ".join(text.split())) for where, text in statements(shipped)]


def test_there_is_much_to_read(stated: list[tuple[str, str]]) -> None:
    assert sum(len(text.split()) for _, text in stated) > 50_000


@pytest.mark.parametrize("claim", CLAIMS)
def test_the_site_does_not_claim_it(stated: list[tuple[str, str]], claim: str) -> None:
    pattern = re.compile(CLAIMS[claim][0])
    assert [(where, found[0]) for where, text in stated if (found := pattern.search(text))] == []
