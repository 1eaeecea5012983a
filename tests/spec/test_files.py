"""A document of several files becomes one, and each part of it knows its file."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.spec import BadInput, Document, Reach, check_spec, read_spec
from scripts.spec import document as document_module
from tests.servers import CannedResponse, RecordingServer

HEAD = "openapi: 3.0.3\ninfo: {title: Parts, version: '1'}\n"
OPERATION = """operationId: listBoxes
parameters:
  - $ref: ../shared/limit.yml
responses:
  "200":
    description: All boxes.
    content:
      application/json:
        schema: {type: array, items: {$ref: ../models/box.yml}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A document with an operation, a parameter and schemas in their own files."""
    files = {
        "api.yaml": HEAD + "paths:\n  /boxes:\n    get: {$ref: paths/list.yml}\n",
        "paths/list.yml": OPERATION,
        "shared/limit.yml": "{name: limit, in: query, schema: {type: integer, default: many}}\n",
        "models/box.yml": "type: object\nproperties:\n  inner: {$ref: box.yml}\n  lid: {$ref: 'lids.yml#/Lid'}\n",
        "models/lids.yml": "Lid: {type: object, properties: {wood: {$ref: '#/Wood'}}}\nWood: {type: string}\n",
    }
    for name, text in files.items():
        path = tmp_path / "api" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path / "api"


def read(folder: Path, **reach: bool) -> Document:
    return read_spec(folder / "api.yaml", reach=Reach(**reach))


def refusal(folder: Path) -> str:
    with pytest.raises(BadInput) as refused:
        check_spec(read(folder))
    return str(refused.value)


def test_the_parts_are_in_one_document(folder: Path) -> None:
    """Schemas and parameters become components, an operation is inserted in place, and cycles are references."""
    document = read(folder)
    operation = document.data["paths"]["/boxes"]["get"]
    assert operation["parameters"] == [{"$ref": "#/components/parameters/limit"}]
    items = operation["responses"]["200"]["content"]["application/json"]["schema"]["items"]
    assert items == {"$ref": "#/components/schemas/box"}
    schemas = document.data["components"]["schemas"]
    assert schemas["box"]["properties"] == {
        "inner": {"$ref": "#/components/schemas/box"}, "lid": {"$ref": "#/components/schemas/Lid"},
    }  # fmt: skip
    assert schemas["Lid"]["properties"]["wood"] == {"$ref": "#/components/schemas/Wood"}


def test_what_is_wrong_is_reported_in_its_own_file(folder: Path) -> None:
    """A problem is reported with the file, line and column where it is."""
    (warning,) = check_spec(read(folder))
    assert str(warning).startswith(f"{folder / 'shared' / 'limit.yml'}:1:59: the default does not match its schema")


def test_each_file_is_known_with_its_hash(folder: Path) -> None:
    """A file is known by its path from the document, which is the same on every machine."""
    before = read(folder).files
    assert sorted(before) == ["models/box.yml", "models/lids.yml", "paths/list.yml", "shared/limit.yml"]
    (folder / "models" / "lids.yml").write_text("Lid: {type: string}\n")
    after = read(folder).files
    assert [name for name in before if before[name] != after[name]] == ["models/lids.yml"]


def test_two_files_of_one_name_are_two_components(folder: Path) -> None:
    """Of two files with the same name, the second gets its folder's name as a prefix."""
    (folder / "shared" / "box.yml").write_text("{type: integer}\n")
    (folder / "models" / "lids.yml").write_text("Lid: {type: array, items: {$ref: ../shared/box.yml}}\n")
    schemas = read(folder).data["components"]["schemas"]
    assert schemas["Lid"]["items"] == {"$ref": "#/components/schemas/shared_box"}
    assert schemas["shared_box"] == {"type": "integer"}


def test_a_file_may_refer_back_to_the_document(folder: Path) -> None:
    """A reference back to the document leads to its component."""
    text = (folder / "api.yaml").read_text() + "components: {schemas: {Wood: {type: boolean}}}\n"
    (folder / "api.yaml").write_text(text)
    (folder / "models" / "lids.yml").write_text("Lid: {$ref: '../api.yaml#/components/schemas/Wood'}\n")
    assert read(folder).data["components"]["schemas"]["Lid"] == {"$ref": "#/components/schemas/Wood"}


def test_a_mapping_may_name_files(folder: Path) -> None:
    """Files in a discriminator's mapping become components, too."""
    union = "oneOf: [{$ref: box.yml}]\ndiscriminator: {propertyName: kind, mapping: {b: box.yml, l: 'lids.yml#/Lid'}}\n"
    (folder / "models" / "union.yml").write_text(union)
    (folder / "paths" / "list.yml").write_text(OPERATION.replace("box.yml", "union.yml"))
    mapping = read(folder).data["components"]["schemas"]["union"]["discriminator"]["mapping"]
    assert mapping == {"b": "#/components/schemas/box", "l": "#/components/schemas/Lid"}


@pytest.mark.parametrize(
    ("reference", "message"),
    [
        ("../../secret.yml", "$ref out of the document's folder: ../../secret.yml; "),
        ("http://127.0.0.1:1/x.yml", "$ref to another host: http://127.0.0.1:1/x.yml; "),
        ("broken.yml", ": not valid YAML: "),
    ],
)
def test_what_cannot_be_followed_is_refused_with_its_place(folder: Path, reference: str, message: str) -> None:
    """Files outside, other hosts and unreadable files are rejected."""
    (folder.parent / "secret.yml").write_text("{type: string}\n")
    (folder / "models" / "broken.yml").write_text("a: [\n")
    (folder / "models" / "box.yml").write_text(f"type: object\nproperties:\n  x: {{$ref: '{reference}'}}\n")
    found = refusal(folder)
    assert message in found
    assert reference == "broken.yml" or f"{folder / 'models' / 'box.yml'}:3:13: " in found


@pytest.mark.parametrize(
    ("reference", "message"),
    [
        ("gone.yml", "$ref to a file that does not exist: gone.yml; any value is accepted; add it"),
        ("gone.yml#/A", "$ref to a file that does not exist: gone.yml#/A; any value is accepted; add it"),
        ("http://[x/y.yml", "$ref to a name that no file can have: http://[x/y.yml; any value is accepted; fix it"),
        ("%00.yml", "$ref to a name that no file can have: %00.yml; any value is accepted; fix it"),
        ("a" * 300, f"$ref to a name that no file can have: {'a' * 80}; any value is accepted; fix it"),
    ],
)
def test_a_schema_in_a_file_that_is_not_there_is_any_value(folder: Path, reference: str, message: str) -> None:
    """What a vendor has forgotten to publish hinders no client."""
    (folder / "models" / "box.yml").write_text(f"type: object\nproperties:\n  x: {{$ref: '{reference}'}}\n")
    document = read(folder)
    assert f"{folder / 'models' / 'box.yml'}:3:13: {message}" in [str(problem) for problem in check_spec(document)]
    assert document.data["components"]["schemas"]["box"]["properties"] == {"x": {}}


def test_a_component_may_have_a_name_that_no_file_can_have(folder: Path) -> None:
    """A bare name is read as that component's, however long it is."""
    name = "Box" * 100
    text = (
        folder / "api.yaml"
    ).read_text() + f"components: {{schemas: {{{name}: {{type: string}}, A: {{$ref: {name}}}}}}}\n"
    (folder / "api.yaml").write_text(text)
    document = read(folder)
    check_spec(document)
    assert document.data["components"]["schemas"]["A"] == {"$ref": f"#/components/schemas/{name}"}


def test_a_file_that_is_not_there_yet_is_an_input(folder: Path) -> None:
    """Adding a missing file is a change, for which everything is generated again."""
    (folder / "models" / "box.yml").write_text("{$ref: gone.yml}\n")
    assert read(folder).files["models/gone.yml"] == ""


def test_an_operation_in_a_file_that_is_not_there_is_refused(folder: Path) -> None:
    """Without it, the client would lack the operation."""
    (folder / "paths" / "list.yml").unlink()
    assert "$ref to a file that does not exist: paths/list.yml; add it" in refusal(folder)


def test_a_link_out_of_the_folder_is_out_of_it(folder: Path) -> None:
    """A link counts as where it leads, not as where it is."""
    (folder.parent / "secret.yml").write_text("{type: string}\n")
    (folder / "models" / "near.yml").symlink_to(folder.parent / "secret.yml")
    (folder / "models" / "box.yml").write_text("{$ref: near.yml}\n")
    assert "out of the document's folder" in refusal(folder)


def test_files_outside_are_followed_where_that_is_asked_for(folder: Path) -> None:
    """Outside files are known by their path from the document."""
    (folder.parent / "own.yml").write_text("{type: integer}\n")
    (folder / "models" / "box.yml").write_text("{$ref: ../../own.yml}\n")
    document = read(folder, outside=True)
    assert document.data["components"]["schemas"]["own"] == {"type": "integer"}
    assert "../own.yml" in document.files


def test_files_that_refer_to_each_other_in_a_circle_are_refused(folder: Path) -> None:
    """Files that only refer to each other contain no operation."""
    (folder / "paths" / "list.yml").write_text("{$ref: again.yml}\n")
    (folder / "paths" / "again.yml").write_text("{$ref: list.yml}\n")
    assert "circular $ref" in refusal(folder)


def test_what_is_next_to_a_reference_is_added(folder: Path) -> None:
    """A path item in a separate file keeps what the document has next to the reference."""
    (folder / "api.yaml").write_text(HEAD + "paths:\n  /boxes: {$ref: paths/boxes.yml, summary: Boxes}\n")
    (folder / "paths" / "boxes.yml").write_text("get: {$ref: list.yml}\n")
    item = read(folder).data["paths"]["/boxes"]
    assert item["summary"] == "Boxes" and item["get"]["operationId"] == "listBoxes"


@pytest.mark.parametrize("reference", ["gone.yml", "broken.yml", "%00.yml"])
def test_a_reference_in_an_example_may_mean_nothing(folder: Path, reference: str) -> None:
    """In an example, a reference to a file that is missing or unreadable is unchanged."""
    (folder / "models" / "broken.yml").write_text("a: [\n")
    (folder / "models" / "box.yml").write_text(f"type: object\nexample: {{$ref: '{reference}'}}\n")
    assert read(folder).data["components"]["schemas"]["box"]["example"] == {"$ref": reference}


def test_a_text_in_a_file_of_its_own(folder: Path) -> None:
    """A description may be in a Markdown file."""
    (folder / "models" / "box.yml").write_text("type: object\ndescription: {$ref: box.md}\n")
    (folder / "models" / "box.md").write_text("# A box\n")
    assert read(folder).data["components"]["schemas"]["box"]["description"] == "# A box\n"


def test_parts_on_a_host(folder: Path, server: RecordingServer, nowhere: str) -> None:
    """With `http`, files on other hosts are fetched, and those that they refer to; a failure is rejected."""
    box = {"type": "object", "properties": {"lid": {"$ref": "lids.yml"}}}
    server.responses += [CannedResponse(box), CannedResponse({"type": "integer"})]
    (folder / "models" / "box.yml").write_text(f"{{$ref: '{server.url}/box.yml'}}\n")
    document = read(folder, http=True)
    assert [request.target for request in server.requests] == ["/box.yml", "/lids.yml"]
    assert document.data["components"]["schemas"]["lids"] == {"type": "integer"}
    (folder / "models" / "box.yml").write_text(f"{{$ref: '{nowhere}/box.yml'}}\n")
    with pytest.raises(BadInput, match="cannot be downloaded"):
        check_spec(read(folder, http=True))


def test_a_part_without_an_end(folder: Path, server: RecordingServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """A host cannot make this machine read more than a document's size limit."""
    monkeypatch.setattr(document_module, "MAX_BYTES", 1000)
    server.responses.append(CannedResponse({"description": "x" * 2000}))
    (folder / "models" / "box.yml").write_text(f"{{$ref: '{server.url}/big.yml'}}\n")
    with pytest.raises(BadInput, match="larger than"):
        check_spec(read(folder, http=True))


def test_a_schema_that_its_file_does_not_have_takes_any_value(folder: Path) -> None:
    """A missing schema in a file is a warning at the reference, in its own file."""
    (folder / "models" / "box.yml").write_text("type: object\nproperties:\n  x: {$ref: 'lids.yml#/Lip'}\n")
    document = read(folder)
    (warning,) = [problem for problem in document.problems if "does not resolve" in problem.message]
    assert warning.fix is not None
    assert (warning.file, warning.line) == (str(folder / "models" / "box.yml"), 3)
    assert document.data["components"]["schemas"]["box"]["properties"] == {"x": {}}


def test_a_parameter_that_its_file_does_not_have(folder: Path) -> None:
    """A missing parameter in a file is rejected, because a request cannot be made without it."""
    (folder / "paths" / "list.yml").write_text(OPERATION.replace("limit.yml", "limit.yml#/none"))
    assert "add the target to that file" in refusal(folder)


def test_a_part_that_is_reached_in_two_ways(folder: Path) -> None:
    """Its references are followed once, from its own file, also those of a discriminator."""
    (folder / "api.yaml").write_text(
        HEAD + "paths:\n  /pets: {$ref: pets.yml}\ncomponents:\n  schemas: {$ref: models/all.yml}\n"
    )
    (folder / "pets.yml").write_text(
        "get: {responses: {'200': {description: Pets., content: {application/json: "
        "{schema: {type: array, items: {$ref: 'models/all.yml#/Pet'}}}}}}}\n"
        "post: {responses: {'200': {description: A., content: {application/json: "
        "{schema: {$ref: 'models/all.yml#/Alias'}}}}}}\n"
    )
    (folder / "models" / "all.yml").write_text(
        "Pet:\n  oneOf: [{$ref: cat.yml}, {$ref: box.yml}]\n"
        "  discriminator: {propertyName: kind, mapping: {cat: cat.yml, cow: cow.yml}}\nAlias: {$ref: cat.yml}\n"
    )
    (folder / "models" / "cat.yml").write_text("{type: object, properties: {kind: {type: string}}}\n")
    document = read(folder)
    warnings = [problem.message for problem in check_spec(document) if "cow" in problem.message]
    schemas = document.data["components"]["schemas"]
    assert schemas["Pet"]["discriminator"]["mapping"] == {"cat": "#/components/schemas/cat"}
    assert schemas["Alias"] == {"$ref": "#/components/schemas/cat"}
    assert warnings == ["mapping does not resolve: cow.yml; ignored; add cow.yml to components/schemas"]


def test_a_component_of_the_document_in_another_file(folder: Path) -> None:
    """A reference that means the document, not its own file, as some bundlers read it."""
    with (folder / "api.yaml").open("a") as file:
        file.write("components:\n  parameters:\n    Page: {name: page, in: query, schema: {type: integer}}\n")
    text = OPERATION.replace("../shared/limit.yml", "'#/components/parameters/Page'")
    (folder / "paths" / "list.yml").write_text(text)
    document = read(folder)
    (warning,) = check_spec(document)
    assert "which this file lacks; treated as in the document" in warning.message
    (parameter,) = document.data["paths"]["/boxes"]["get"]["parameters"]
    assert parameter == {"$ref": "#/components/parameters/Page"}


def test_the_own_address_of_a_document(folder: Path) -> None:
    """A reference by it leads to the document itself, and to no other host."""
    url = "https://shop.example.com/api.yaml"
    box = f"components: {{schemas: {{Box: {{$ref: '{url}#/components/schemas/Lid'}}, Lid: {{type: string}}}}}}\n"
    (folder / "api.yaml").write_text(f"openapi: 3.2.0\n$self: {url}\ninfo: {{title: A, version: '1'}}\n{box}")
    document = read(folder)
    assert check_spec(document) == []
    assert document.data["components"]["schemas"]["Box"] == {"$ref": "#/components/schemas/Lid"}


def test_a_bare_name_is_that_of_a_component(folder: Path) -> None:
    """Unless there is a file of that name."""
    box = "paths: {}\ncomponents: {schemas: {Box: {$ref: Lid}, Lid: {type: string}}}\n"
    (folder / "api.yaml").write_text(HEAD + box)
    document = read(folder)
    assert [problem.message for problem in check_spec(document)] == ["$ref to Lid; treated as #/components/schemas/Lid"]
    (folder / "Lid").write_text("{type: integer}")
    document = read(folder)
    assert check_spec(document) == []
    assert {"type": "integer"} in document.data["components"]["schemas"].values()
