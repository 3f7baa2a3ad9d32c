# Runs in the container storage-setup; safe to repeat.
mc alias set scotoma http://minio:9000 scotoma-owner "$MINIO_ROOT_PASSWORD" >/dev/null
mc mb --ignore-existing scotoma/scotoma
for service in capture labeling blindspot; do
  case $service in
    capture) secret=$SCOTOMA_STORAGE_SECRET_CAPTURE ;;
    labeling) secret=$SCOTOMA_STORAGE_SECRET_LABELING ;;
    blindspot) secret=$SCOTOMA_STORAGE_SECRET_BLINDSPOT ;;
  esac
  mc admin policy create scotoma "$service" "/storage/$service.json"
  mc admin user add scotoma "$service" "$secret"
  mc admin policy attach scotoma "$service" --user "$service" || mc admin user info scotoma "$service"
done
